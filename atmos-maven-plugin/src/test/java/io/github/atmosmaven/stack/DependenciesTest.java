package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.order.InstanceOrder;
import io.github.atmosmaven.workflow.select.SelectedInstances;
import io.github.atmosmaven.workflow.select.Selection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D64: dependencies between the manifests of a project")
class DependenciesTest {

    @TempDir
    private Path directory;

    private static List<String> shown(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.code().number() < 600)
                .map(problem -> problem.code().id() + " " + problem.location())
                .toList();
    }

    private List<String> ofSelection(TestProject project, String stack) {
        return shown(SelectedInstances.from(project.load(), Selection.of(stack, null))
                .problems());
    }

    @Test
    @DisplayName("templates and merging have done their work before dependencies are read")
    void readsResolvedSections() {
        TestProject project = new TestProject(directory)
                .stack(
                        "catalog/app",
                        "components: {terraform: {app: {settings: {depends_on: {1: {component: vpc}, 2: {component: gone}}},"
                                + " dependencies: {components: [{name: dns, stack: 'shared-{{ .vars.region }}'}]}}}}\n")
                .stack("shared-eu", "components: {terraform: {dns: {}}}\n")
                .stack(
                        "dev",
                        "import: [catalog/app]\nvars: {region: eu}\n"
                                + "components: {terraform: {vpc: {}, app: {settings: {depends_on: {2: }}}}}\n");

        List<Instance> instances = project.instances();
        InstanceOrder order = InstanceOrder.of(instances);
        assertThat(instances.stream()
                        .map(instance -> instance.displayName() + " "
                                + order.dependenciesOf(instance).stream()
                                        .map(Instance::displayName)
                                        .toList()))
                .containsExactlyInAnyOrder("dev/app [dev/vpc, shared-eu/dns]", "dev/vpc []", "shared-eu/dns []");
    }

    @Test
    @DisplayName("D18: a cycle is an error of the stacks that it leads through, and hinders no other")
    void breaksTheStacksOfACycle() {
        TestProject project = new TestProject(directory)
                .stack("a", "components: {terraform: {x: {dependencies: {components: [{name: y, stack: b}]}}}}\n")
                .stack("b", "components: {terraform: {y: {settings: {depends_on: {1: {component: x, stack: a}}}}}}\n")
                .stack("c", "components: {terraform: {z: {settings: {depends_on: {1: {component: y, stack: b}}}}}}\n");

        String cycle = "ATMOS-161 src/main/stacks/b.yaml:1:69";
        assertThat(shown(project.load().problems())).containsExactly(cycle);
        assertThat(ofSelection(project, "a")).containsExactly(cycle);
        assertThat(ofSelection(project, "b")).containsExactly(cycle);
        assertThat(ofSelection(project, "c")).isEmpty();
    }

    @Test
    @DisplayName("a mistake of a catalog is told once, and of the stack that was asked for")
    void tellsAMistakeOfACatalogOnce() {
        TestProject project = new TestProject(directory)
                .stack(
                        "catalog/app",
                        "components: {terraform: {vpc: {}, app: {settings: {depends_on: {1: {component: vcp}}}}}}\n");
        for (String stack : List.of("dev", "prod", "test")) {
            project.stack(stack, "import: [catalog/app]\n");
        }

        String unknown = "ATMOS-160 src/main/stacks/catalog/app.yaml:1:80";
        assertThat(shown(project.load().problems())).containsExactly(unknown);
        assertThat(ofSelection(project, "prod")).containsExactly(unknown);
        assertThat(SelectedInstances.from(project.load(), Selection.of("prod", null))
                        .problems())
                .anySatisfy(problem -> assertThat(problem.message())
                        .isEqualTo("'app' of stack 'prod' depends on 'vcp', of which its stack has no instance"));
    }

    @Test
    @DisplayName("an abstract component has no instances to wait for, and is near enough to be told so")
    void tellsAbstractOnes() {
        assertThat(new TestProject(directory)
                        .stack(
                                "dev",
                                "components: {terraform: {base: {metadata: {type: abstract}}, vpc: {},"
                                        + " app: {dependencies: {components: [{name: base}]}}}}\n")
                        .load()
                        .problems())
                .filteredOn(problem -> problem.code().number() == 160)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.hint()).contains("the nearest are: vpc", "an abstract component"));
    }

    @Test
    @DisplayName("D18: what is not found may be in a manifest that is broken")
    void waitsForBrokenManifests() {
        TestProject project = new TestProject(directory)
                .stack("a", "components: {terraform: {x: {dependencies: {components: [{name: y, stack: b}]}}}}\n")
                .stack("b", "import: [gone]\ncomponents: {terraform: {y: {}}}\n");

        assertThat(shown(project.load().problems())).containsExactly("ATMOS-110 src/main/stacks/b.yaml:1:10");
    }
}
