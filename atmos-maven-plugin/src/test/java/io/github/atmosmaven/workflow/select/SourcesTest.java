package io.github.atmosmaven.workflow.select;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D3: nothing is ever written among the sources")
class SourcesTest {

    @TempDir
    private Path project;

    private void refuse(@Nullable String stacks, String place) {
        Sources.of(project, stacks == null ? null : project.resolve(stacks))
                .refuse("-Datmos.outputFile", project.resolve(place));
    }

    private void assertRefused(@Nullable String stacks, String place, String directory) {
        assertThatThrownBy(() -> refuse(stacks, place))
                .isInstanceOfSatisfying(AtmosException.InvalidConfiguration.class, failure -> {
                    Assertions.assertThat(failure.problems().get(0).code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
                    Assertions.assertThat(failure.getMessage())
                            .contains("-Datmos.outputFile is '")
                            .contains("which lies in " + directory + ":");
                });
    }

    @Test
    void areSrcAndTheStacks() {
        assertRefused(null, "src/main/stacks/dev.yaml", "src");
        assertRefused(null, "src", "src");
        assertRefused(null, "target/../src/out", "src");
        assertRefused("stacks", "stacks/orgs/dev.yaml", "stacks");
        assertThatCode(() -> refuse(null, "target/stacks/src")).doesNotThrowAnyException();
        assertThatCode(() -> refuse("stacks", "stacks.json")).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("a project whose stacks lie at its root still has a target")
    void areNotTheWholeProject() {
        assertThatCode(() -> refuse(".", "target/atmos")).doesNotThrowAnyException();
        assertRefused(".", "src/out", "src");
    }

    @Test
    void areThoseOfSeveralModules() {
        Sources several = Sources.of(project, null).and(List.of(Sources.of(project.resolve("apps"), null)));

        assertThatThrownBy(() -> several.refuse("-Datmos.outputFile", project.resolve("apps/src/x.json")))
                .hasMessageContaining("which lies in apps/src");
    }

    @Test
    @DisplayName("stacks beside the project are told with the way to them")
    void areToldFromTheProject() {
        assertThatThrownBy(() -> Sources.of(project.resolve("web"), project.resolve("stacks"))
                        .refuse("-Datmos.outputFile", project.resolve("stacks/x.json")))
                .hasMessageContaining("which lies in ../stacks:");
    }

    @Test
    @DisplayName("a link is a way to them like any other, also where it leads to nothing yet")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void areReachedThroughLinks() throws IOException {
        Files.createDirectories(project.resolve("src/main/stacks"));
        Files.createSymbolicLink(project.resolve("stacks"), Path.of("src/main/stacks"));
        Files.createSymbolicLink(project.resolve("new"), Path.of("src/main/stacks/new.yaml"));

        assertRefused(null, "stacks/a/b.yaml", "src");
        assertRefused(null, "new", "src");
    }
}
