package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("semantics 10.7, D36: root modules, workspaces and stacks that are named by templates")
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

        assertThat(x.rootModule()).isEqualTo("vpc");
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
    @DisplayName("a name template that evaluates to an empty text names no stack, and is found in atmos.yaml")
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

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName(
            "D17, D36: what evaluates to an empty text, to a map or to a template is an error at its place, not a part of an address")
    @CsvSource(
            delimiter = '|',
            value = {
                "{metadata: {terraform_workspace: '{{ .vars.empty }}'}}              | 5:41 | evaluates to an empty text",
                "{metadata: {component: '{{ .vars.empty }}'}}                        | 5:31 | evaluates to an empty text",
                "{metadata: {component: 'x{{ .vars.map }}'}}                         | 5:31 | vars.map is a map",
                "{metadata: {component: ../../x}}                                    | 5:31 | leaves",
                "{metadata: {terraform_workspace_template: '{{ .vars.map }}'}}       | 1:30 | vars.map, which is a map",
                "{metadata: {terraform_workspace_template: '{{ .vars.empty }}'}}     | 5:50 | evaluates to an empty text",
                "{metadata: {terraform_workspace_template: '{{ .vars.raw }}'}}       | 1:43 | vars.raw, which is a template",
                "{metadata: {terraform_workspace_template: '{{ .vars.none }}'}}      | 5:50 | vars.none",
                "{metadata: {terraform_workspace_template: 'a{{ .vars.raw'}}         | 5:50 | does not end",
                "{metadata: {terraform_workspace_pattern: '{raw}'}}                  | 1:43 | raw, which is a template",
                "{metadata: {terraform_workspace_pattern: '{map}'}}                  | 1:30 | map, which is a map",
                "{backend: {s3: {key: 'x{{ .vars.map }}'}}}                          | 5:29 | vars.map is a map",
                "{backend: {s3: {key: '{{ .vars.empty }}'}}}                         | 5:29 | evaluates to an empty text",
                "{backend: {s3: {workspace_key_prefix: '{{ .vars.empty }}'}}}        | 5:46 | evaluates to an empty text",
            })
    void refusesWhatIsNoName(String component, String place, String words) {
        LoadedStacks loaded = new TestProject(directory)
                .stack(
                        "dev",
                        "vars: {      empty: '', map: {a: 1}, raw: '{{ .vars.empty }}', none: null}\n" + """
                        terraform: {backend_type: s3, backend: {s3: {bucket: b, key: k, region: r}}}
                        components:
                          terraform:
                        """ + "    x: "
                                + component)
                .load();

        assertThat(loaded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:" + place);
            assertThat(problem.message()).contains(words);
            assertThat(problem.hint()).isNotBlank();
        });
        assertThat(loaded.resolution().instances())
                .allSatisfy(x -> assertThat(x.stateAddress().text()).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("semantics 6.1, 10.14: the name of a stack is not rendered, so it must be written out")
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "'n-{{ .vars.s }}' | taken as it is written",
                "!env STACK | taken as it is written",
                "' ' | blanks",
            })
    void refusesNamesToCompute(String name, String words) {
        TestProject project = new TestProject(directory)
                .stack("dev", "name: " + name + "\nvars: {s: x}\ncomponents: {terraform: {x: {}, y: {}}}\n");

        assertThat(project.load().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:1:7");
            assertThat(problem.message()).contains(words);
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "semantics 8.7, D36, D38: a backend type that stays a template or evaluates to an empty text makes no state local, nor an address")
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "{backend_type: '{{ .vars.module }}'}                   | 5:23 | is a template",
                "{backend_type: !env NOT_SET}                           | 5:23 | '!env NOT_SET' and evaluates to an empty text",
                "{remote_state_backend_type: !env NOT_SET}              | 5:36 | evaluates to an empty text",
                "{metadata: {name: ' '}}                                | 5:26 | is empty",
            })
    void refusesBackendTypes(String component, String place, String words) {
        TestProject project = new TestProject(directory)
                .stack("dev", "vars: {module: s3}\nterraform: {}\ncomponents:\n  terraform:\n    x: " + component);

        assertThat(project.load().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:" + place);
            assertThat(problem.message()).contains(words);
        });
        assertThat(project.load().resolution().instances())
                .allSatisfy(x -> assertThat(x.stateAddress().text()).isEmpty());
    }

    @Test
    @DisplayName("D15: a type that evaluates to an empty text does not matter where another is set above it")
    void acceptsTypesAboveOneThatComesToNothing() {
        Instance x = new TestProject(directory)
                .stack(
                        "dev",
                        "terraform: {backend_type: !env NOT_SET}\ncomponents: {terraform: {x: {backend_type: local}}}")
                .instances()
                .get(0);

        assertThat(x.backend().typeName()).isEqualTo("local");
    }

    @ParameterizedTest
    @DisplayName("semantics 6.1, D19: what is no text names no stack, which is said")
    @ValueSource(strings = {"7", "[a]", "{a: b}", "true"})
    void warnsOfNamesThatAreNoText(String name) {
        TestProject project =
                new TestProject(directory).stack("dev", "name: " + name + "\ncomponents: {terraform: {x: {}}}\n");

        assertThat(project.load().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:1:1");
        });
        assertThat(project.load().resolution().instances())
                .extracting(Instance::stack)
                .containsExactly("dev");
    }

    @Test
    @DisplayName("semantics 6.2: a part of a name template may be empty")
    void acceptsEmptyPartsOfNameTemplates() {
        TestProject project = new TestProject(directory)
                .file("atmos.yaml", "stacks: {base_path: stacks, name_template: '{{ .vars.e }}{{ .vars.s }}'}")
                .file("stacks/dev.yaml", "vars: {e: '', s: x}\ncomponents: {terraform: {x: {}}}\n");

        assertThat(project.instances()).extracting(Instance::stack).containsExactly("x");
    }

    @Test
    @DisplayName("semantics 7.3, D17: a component that is its own root module has no {base-component}")
    void missesTheBaseOfAComponentWithoutOne() {
        TestProject project = new TestProject(directory).stack("dev", """
                components:
                  terraform:
                    a: {metadata: {component: m, terraform_workspace_pattern: '{base-component}-x'}}
                    b: {metadata: {terraform_workspace_pattern: '{base-component}-x'}}
                """);

        assertThat(project.load().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:4:49");
            assertThat(problem.message()).contains("base-component");
        });
        assertThat(project.load().resolution().instances())
                .extracting(Instance::workspace)
                .containsExactly("m-x");
    }

    @Test
    @DisplayName("a name that locals are a part of is written out by them")
    void rendersLocalsInNames() {
        assertThat(new TestProject(directory)
                        .stack("dev", "locals: {s: dev}\nname: 'n-{{ .locals.s }}'\ncomponents: {terraform: {x: {}}}\n")
                        .instances())
                .extracting(Instance::stack)
                .containsExactly("n-dev");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D17: what a name template or pattern names must be one text that is known")
    @CsvSource(
            delimiter = '|',
            value = {
                "name_template: '{{ .vars.e }}'    | atmos.yaml:3:18      | evaluates to an empty text",
                "name_template: 'a-{{ .vars.m }}'  | stacks/dev.yaml:1:18 | vars.m, which is a map",
                "name_template: 'a-{{ .vars.r }}'  | stacks/dev.yaml:1:29 | vars.r, which is a template",
                "name_template: 'a-{{ .vars.q }}'  | stacks/dev.yaml:1:1  | vars.q",
                "name_template: 'a-{{ .vars.e'     | atmos.yaml:3:18      | does not end",
                "name_template: '{{/* x */}}'      | atmos.yaml:3:18      | evaluates to an empty text",
                "name_pattern: '{stage}'           | stacks/dev.yaml:1:53 | stage, which is a template",
            })
    void refusesPartsOfNames(String setting, String place, String words) {
        TestProject project = new TestProject(directory)
                .file("atmos.yaml", "stacks:\n  base_path: stacks\n  " + setting + "\n")
                .file(
                        "stacks/dev.yaml",
                        "vars: {e: '', m: {a: 1}, r: '{{ .vars.e }}', stage: '{{ .vars.e }}'}\ncomponents: {terraform: {x: {}}}\n");

        assertThat(project.load().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.location()).hasToString(place);
            assertThat(problem.message()).contains(words);
        });
    }

    @Test
    @DisplayName("a stack that is no workspace is told once, where it is named")
    void refusesStacksThatAreNoWorkspace() {
        String components =
                "components: {terraform: {x: {}, y: {}, z: {backend_type: http, backend: {http: {address: 'https://h'}}}}}\n";
        assertThat(new TestProject(directory)
                        .stack("dev", "name: my stack\n" + components)
                        .load()
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:1:7"));
        assertThat(new TestProject(directory)
                        .stack("dev", "name: my/stack\n" + components)
                        .load()
                        .problems())
                .isEmpty();
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
