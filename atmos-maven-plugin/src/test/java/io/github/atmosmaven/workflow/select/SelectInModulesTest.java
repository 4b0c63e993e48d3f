package io.github.atmosmaven.workflow.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.workflow.describe.ListStacks;
import io.github.atmosmaven.workflow.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Selecting from several modules")
class SelectInModulesTest {

    @TempDir
    private Path build;

    private TestProject network;
    private TestProject apps;

    @BeforeEach
    void writeTwoModules() {
        network = new TestProject(build.resolve("network"))
                .stack("dev", "components: {terraform: {vpc: {}}}")
                .stack("prod", "components: {terraform: {vpc: {}}}");
        apps = new TestProject(build.resolve("apps")).stack("dev", "components: {terraform: {api: {}}}");
    }

    private SelectInModules modules() {
        return new SelectInModules(build, List.of(module("network", network), module("apps", apps)));
    }

    private SelectInModules.Module module(String name, TestProject project) {
        Path directory = build.resolve(name);
        ScriptFiles files = new ScriptFiles(directory, directory.resolve("target/atmos"));
        return new SelectInModules.Module(name, directory, project.load(), files);
    }

    private SelectInModules.Selected select(String stacks, String components) {
        return modules().select(Selection.of(stacks, components), UnmatchedNames::problems);
    }

    @Test
    @DisplayName("D20: what one of them has is found")
    void findsWhatOneOfThemHas() {
        SelectInModules.Selected selected = select("prod", "vpc");

        assertThat(selected.problems()).isEmpty();
        assertThat(selected.instances()).containsOnlyKeys("network", "apps");
        assertThat(selected.instances().get("apps")).isEmpty();
        assertThat(modules().together(selected))
                .extracting(Instance::displayName)
                .containsExactly("prod/vpc");
    }

    @Test
    @DisplayName("D20: what none has may be in modules that are looked at apart")
    void leavesItToOthersToTell() {
        Selection selection = Selection.of("elsewhere", null);

        assertThat(modules().select(selection, unmatched -> List.of()).problems())
                .isEmpty();
    }

    @Test
    @DisplayName("D20: what none has is an error with the nearest names of all")
    void tellsWhatNoneHas() {
        apps.stack("prdo", "components: {terraform: {web: {}}}");

        assertThat(select("prd,nowhere", null).problems()).hasSize(2).anySatisfy(problem -> {
            assertThat(problem.message()).isEqualTo("no stack matches 'prd'");
            assertThat(problem.hint()).contains("prdo, prod");
        });
        assertThat(select("dev", "vcp").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("no component matches 'vcp'");
            assertThat(problem.hint()).contains("vpc").contains("api");
        });
    }

    @Test
    @DisplayName("D7: every module tells scripts what is wrong with the whole")
    void leavesWithEachWhatNoneHas() {
        modules().leave(select("nowhere", null).problems());

        for (String module : List.of("network", "apps")) {
            assertThat(build.resolve(module + "/target/atmos/problems.json"))
                    .content()
                    .contains("no stack matches 'nowhere'");
        }
    }

    @Test
    @DisplayName("D18: a broken stack of one module is told with the way to it, and breaks only those who ask for it")
    void tellsWhichModuleIsBroken() {
        apps.stack("broken", "name: broken\nimport: [gone]\ncomponents: {terraform: {web: {}}}");

        assertThat(select("dev", null).problems()).isEmpty();
        assertThat(select(null, null).problems())
                .extracting(problem -> String.valueOf(problem.location()))
                .containsExactly("apps/src/main/stacks/broken.yaml:2:10");
    }

    @Test
    @DisplayName("an instance of one name in two modules has no place in one document")
    void refusesWhatTwoModulesHave() {
        apps.stack("prod", "components: {terraform: {vpc: {}}}");
        SelectInModules modules = modules();
        SelectInModules.Selected all = modules.select(Selection.ALL, UnmatchedNames::problems);

        assertThatThrownBy(() -> modules.together(all))
                .isInstanceOfSatisfying(AtmosException.InvalidConfiguration.class, failure -> {
                    Problem problem = failure.problems().get(0);
                    assertThat(problem.location()).hasToString("apps/src/main/stacks/prod.yaml:1:26");
                    assertThat(problem.message())
                            .isEqualTo("module 'apps' has instance 'vpc' of stack 'prod', and so has module 'network'"
                                    + " (network/src/main/stacks/prod.yaml:1)");
                });
        assertThat(modules.together(modules.select(Selection.of("dev", null), UnmatchedNames::problems)))
                .hasSize(2);
    }

    @Test
    @DisplayName("a list says of each row which module it is about")
    void listsTheModuleOfEachRow() {
        Table table = ListStacks.of(select(null, null).instances(), ListStacks.Kind.INSTANCES);

        assertThat(table.headings()).startsWith("module", "stack", "instance");
        List<String> rows = new ArrayList<>();
        table.texts().forEach(row -> rows.add(String.join(" ", row.subList(0, 3))));
        assertThat(rows).containsExactly("network dev vpc", "network prod vpc", "apps dev api");
        assertThat(ListStacks.of(select(null, null).instances(), ListStacks.Kind.STACKS)
                        .csv())
                .startsWith("module,stack,instances,manifests\r\nnetwork,dev,1,");
    }
}
