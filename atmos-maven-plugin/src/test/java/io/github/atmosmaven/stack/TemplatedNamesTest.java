package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("10.7, D36: root modules, workspaces and stacks that are named by templates")
class TemplatedNamesTest {

    @TempDir
    private Path directory;

    private TestProject dev(String component) {
        return new TestProject(directory).stack("dev", """
                        vars: {module: vpc, place: a/b}
                        terraform: {backend_type: s3, backend: {s3: {bucket: b, key: k, region: r}}}
                        components:
                          terraform:
                        """ + "    x: " + component);
    }

    @Test
    @DisplayName("a root module is rendered, and keeps what Atmos makes of its workspace")
    void rendersRootModules() {
        Instance x =
                dev("{metadata: {component: '{{ .vars.module }}'}}").instances().get(0);

        assertThat(x.component()).isEqualTo("vpc");
        assertThat(x.workspace()).isEqualTo("dev-x");
    }

    @Test
    @DisplayName("a workspace is rendered, slashes replaced, and is part of the address")
    void rendersWorkspaces() {
        Instance x = dev("{metadata: {terraform_workspace: 'w/{{ .vars.place }}'}}")
                .instances()
                .get(0);

        assertThat(x.workspace()).isEqualTo("w-a-b");
        assertThat(x.stateAddress()).hasToString("s3://b/x/w-a-b/k");
    }

    @Test
    @DisplayName("a name without its variable is an error at the template, not a root module called <no value>")
    void refusesWhatDoesNotResolve() {
        assertThat(dev("{metadata: {component: '{{ .vars.nope }}'}}").load().problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.UNRESOLVED_TEMPLATE);
                    assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:5:31");
                });
    }

    @Test
    @DisplayName("a backend does not see a root module before it is rendered")
    void keepsRawNamesOutOfBackends() {
        String component = "{metadata: {component: '{{ .vars.module }}'}, backend: {s3: {key: '{{ .component }}'}}}";

        assertThat(dev(component).load().problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("backend.key", "component is a template itself"));
    }

    @Test
    @DisplayName("a name template that comes to nothing names no stack, and is found in atmos.yaml")
    void refusesEmptyNames() {
        TestProject project = new TestProject(directory)
                .file("atmos.yaml", "stacks:\n  base_path: stacks\n  name_template: '{{ .vars.stage }}'\n")
                .file("stacks/dev.yaml", "vars: {stage: ''}\ncomponents: {terraform: {x: {}}}\n");
        assertThat(project.load().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("vars.stage"));

        project.file("atmos.yaml", "stacks:\n  base_path: stacks\n  name_template: '{{ upper .vars.stage }}'\n");
        assertThat(project.load().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.location()).hasToString("atmos.yaml:3:18"));
    }

    @Test
    @DisplayName("D31: an abstract component has no state, so nothing has to be chosen for it")
    void asksNoChoiceForAbstractComponents() {
        TestProject project = new TestProject(directory)
                .file("atmos.yaml", "stacks: {base_path: stacks, excluded_paths: ['catalog/**']}\n")
                .file(
                        "stacks/catalog/vpc.yaml",
                        "components: {terraform: {vpc/defaults: {metadata: {type: abstract, component: vpc}}}}\n")
                .file("stacks/dev.yaml", """
                        import: [catalog/vpc]
                        terraform: {backend_type: s3, backend: {s3: {bucket: b, key: k, region: r}}}
                        components:
                          terraform:
                            vpc: {metadata: {component: vpc, inherits: [vpc/defaults]}}
                            vpc-a: {metadata: {inherits: [vpc/defaults]}}
                        """);

        assertThat(project.instances())
                .extracting(instance -> instance.backend().attributes().text("workspace_key_prefix"))
                .containsExactly("vpc", "vpc-a");
    }
}
