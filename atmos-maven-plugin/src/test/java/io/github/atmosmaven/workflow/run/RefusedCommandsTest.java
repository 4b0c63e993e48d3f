package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static io.github.atmosmaven.workflow.run.TypedProject.flag;
import static io.github.atmosmaven.workflow.run.TypedProject.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that a user types and that are refused, with a script in place of the tool. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class RefusedCommandsTest {

    @TempDir
    Path directory;

    private TypedProject typed;
    private PlanProject project;

    @BeforeEach
    void layOut() throws IOException {
        typed = new TypedProject(directory);
        project = typed.project;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "apply -auto-approve",
                "destroy -auto-approve",
                "import a.b c",
                "state list",
                "taint a.b",
                "untaint a.b"
            })
    @DisplayName("D69: a locked component refuses what might change it before anything is run")
    void refusesForALockedComponent(String line) {
        Instance locked =
                instance("locked").section("metadata", flag("locked", true)).get();

        assertThatThrownBy(() -> project.type(line, typed.vpc, locked))
                .isInstanceOfSatisfying(
                        AtmosException.InvalidConfiguration.class,
                        failure -> assertThat(failure.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.code()).isEqualTo(ProblemCode.COMPONENT_LOCKED);
                                    assertThat(problem.message()).endsWith("dev/locked is locked");
                                    assertThat(problem.location()).isEqualTo(InstanceOf.PLACE);
                                }));
        assertThat(directory.resolve("target/atmos/dev")).doesNotExist();
        assertThatThrownBy(() -> project.previewTyped(line, locked))
                .isInstanceOf(AtmosException.InvalidConfiguration.class);
    }

    @Test
    void looksAtALockedComponent() {
        Instance locked =
                instance("locked").section("metadata", flag("locked", true)).get();
        Instance open =
                instance("open").section("metadata", flag("locked", false)).get();

        assertThat(project.type("plan", locked).failures()).isEmpty();
        assertThat(project.type("output", locked).failures()).isEmpty();
        assertThat(project.type("apply -help", locked).failures()).isEmpty();
        assertThat(project.type("state list", open).failures()).isEmpty();
    }

    @Test
    @DisplayName("D40: offline, a state that is not local is out of reach, but what needs no state runs")
    void staysOffline() throws IOException {
        project.offline = true;
        Instance remote =
                instance("vpc").backend("s3", Map.of("bucket", text("state"))).get();

        assertThatThrownBy(() -> project.type("state list", remote))
                .isInstanceOf(AtmosException.EnvironmentFailure.class)
                .hasMessageContaining("cannot be read offline");
        assertThat(project.type("validate", remote).failures()).isEmpty();
        assertThat(project.type("state list", typed.vpc).failures()).isEmpty();
    }

    @Test
    @DisplayName("D40: offline, a command that computes the code needs the states that its data blocks read as well")
    void readsNoOtherStatesOffline() throws IOException {
        project.offline = true;
        project.neighbours.add(
                instance("net").backend("s3", Map.of("bucket", text("state"))).get());
        project.neighbours.add(instance("dns").get());
        Instance reader = reader("net");

        for (String line : List.of("plan", "apply -auto-approve")) {
            assertThatThrownBy(() -> project.type(line, reader))
                    .isInstanceOf(AtmosException.EnvironmentFailure.class)
                    .hasMessageContaining("the state of dev/net, which dev/vpc reads, cannot be read offline");
        }
        assertThatThrownBy(() -> project.plan(reader)).hasMessageContaining("cannot be read offline");
        assertThatThrownBy(() -> project.destroy(reader)).hasMessageContaining("cannot be read offline");
        assertThat(project.type("state list", reader).failures()).isEmpty();
        assertThat(project.type("plan", reader("dns")).failures()).isEmpty();
        project.additions.put("AWS_ACCESS_KEY_ID", "local");
        assertThat(project.type("plan", reader).failures()).isEmpty();
    }

    private static Instance reader(String target) {
        MapValue reads = InstanceOf.map(Map.of("reads", new ListValue(List.of(text(target)), InstanceOf.PLACE)));
        return instance("vpc").section("settings", Map.of("atmos", reads)).get();
    }
}
