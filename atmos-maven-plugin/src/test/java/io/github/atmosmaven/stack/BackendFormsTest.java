package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D30: both forms of a backend over several files")
class BackendFormsTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0} imported by {1}")
    @DisplayName("the later file counts, whichever form it has")
    @CsvSource(
            delimiter = '|',
            value = {
                "{bucket: org}       | {s3: {bucket: dev}}",
                "{s3: {bucket: org}} | {bucket: dev}",
                "{bucket: org}       | {bucket: dev}",
                "{s3: {bucket: org}} | {s3: {bucket: dev}}",
            })
    void theLaterFileCounts(String imported, String importing) {
        Instance vpc = new TestProject(directory)
                .stack("catalog/org", "terraform: {backend: " + imported + "}")
                .stack(
                        "dev",
                        "import: [catalog/org]\nterraform: {backend_type: s3, backend: " + importing
                                + "}\ncomponents: {terraform: {vpc: {}}}")
                .instances()
                .get(0);

        assertThat(vpc.backend().attributes().text("bucket")).isEqualTo("dev");
    }

    @Test
    @DisplayName("semantics 2.8: of two imports the second counts, and blocks are merged in that order")
    void theLaterImportCounts() {
        Instance vpc = new TestProject(directory)
                .stack(
                        "catalog/one",
                        "terraform: {backend: {bucket: one, assume_role: {role_arn: one, session_name: n}}}")
                .stack("catalog/two", "terraform: {backend: {s3: {bucket: two, assume_role: {role_arn: two}}}}")
                .stack(
                        "dev",
                        "import: [catalog/one, catalog/two]\nterraform: {backend_type: s3}\n"
                                + "components: {terraform: {vpc: {}}}")
                .instances()
                .get(0);

        assertThat(vpc.backend().attributes().text("bucket")).isEqualTo("two");
        assertThat(vpc.backend().attributes().get("assume_role")).hasToString("{role_arn: two, session_name: n}");
    }

    @ParameterizedTest(name = "{0} | {1} | {2} | {3} -> {4}")
    @DisplayName("D14: lists are joined in the order of the files, whichever form each has")
    @CsvSource(
            delimiter = '|',
            value = {
                "replace | {ids: [7]}              | {s3: {ids: !append [5]}} | {ids: !append [4]}       | [7, 5, 4]",
                "replace | {s3: {ids: [2, 3]}}     | {ids: !append [4]}       | {s3: {ids: !append [5]}} | [2, 3, 4, 5]",
                "replace | {ids: !append [1]}      | {s3: {ids: !append [2]}} | {ids: !append [3]}       | [1, 2, 3]",
                "replace | {ids: [1]}              | {s3: {ids: [2]}}         | {ids: !append [3]}       | [2, 3]",
                "replace | {ids: !append [1]}      | {s3: {ids: []}}          | {ids: !append [3]}       | [3]",
                "append  | {s3: {ids: [2, 3]}}     | {ids: [4]}               | {s3: {ids: !append [5]}} | [2, 3, 4, 5]",
            })
    void listsAreJoinedInTheOrderOfTheFiles(
            String strategy, String first, String second, String third, String expected) {
        Instance vpc = new TestProject(directory)
                .file(
                        "atmos.yaml",
                        "stacks: {base_path: src/main/stacks, excluded_paths: ['catalog/**']}\n"
                                + "settings: {list_merge_strategy: " + strategy + "}")
                .stack("catalog/a", "terraform: {backend: " + first + "}")
                .stack("catalog/c", "terraform: {backend: " + second + "}")
                .stack("catalog/b", "terraform: {backend: " + third + "}")
                .stack(
                        "dev",
                        "import: [catalog/a, catalog/c, catalog/b]\nterraform: {backend_type: s3}\n"
                                + "components: {terraform: {vpc: {}}}")
                .instances()
                .get(0);

        assertThat(vpc.backend().attributes().get("ids")).hasToString(expected);
    }

    @Test
    @DisplayName("D38: a flat backend without a type is one mistake, at backend:")
    void reportsAMissingTypeOnce() {
        assertThat(new TestProject(directory).stack("dev", """
                                terraform:
                                  backend:
                                    bucket: flat
                                components:
                                  terraform:
                                    a: {}
                                    b: {backend_type: s3}
                                """).load().problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_WITHOUT_TYPE);
                    assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:2:3");
                });
    }

    @Test
    @DisplayName("D36, D38: an abstract component has no state, so what its backend lacks is its heirs' business")
    void leavesAbstractComponentsAlone() {
        assertThat(new TestProject(directory).stack("dev", """
                                terraform: {backend: {s3: {bucket: '{{ .vars.stage }}', key: k}, gcs: {bucket: g}}}
                                components:
                                  terraform:
                                    base: {metadata: {type: abstract}, backend: {s3: {region: r}}}
                                    typed: {metadata: {type: abstract, inherits: [base]}, backend_type: s3}
                                    a: {metadata: {inherits: [typed]}, vars: {stage: dev}}
                                    b: {metadata: {inherits: [base]}, backend_type: gcs}
                                """).instances())
                .extracting(instance -> instance.backend().attributes().text("bucket"))
                .containsExactly("dev", "g");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D32: where a backend is broken, nothing is said of addresses that meet")
    @CsvSource(
            delimiter = '|',
            value = {
                "backend_type: http, backend: {s3: {bucket: b}}",
                "backend_type: s3, backend: {s3: {bucket: b, key: k, workspace_key_prefix: 12}}",
                "backend_type: consul, backend: {consul: {path: '{{ .vars.nope }}'}}",
                "backend_type: httpp, backend: {httpp: {address: x}}",
            })
    void findsNoFalseCollisions(String backend) {
        assertThat(new TestProject(directory)
                        .stack("dev", "terraform: {" + backend + "}\ncomponents: {terraform: {a: {}, b: {}}}")
                        .load()
                        .problems())
                .extracting(Problem::code)
                .hasSize(1)
                .doesNotContain(ProblemCode.STATE_COLLISION);
    }

    @Test
    @DisplayName("D70: a backend type that cannot be computed is told beside what else is wrong with the manifest")
    void tellsOfTheTypeInABrokenManifest() {
        assertThat(new TestProject(directory)
                        .stack(
                                "dev",
                                "vars: 7\nterraform: {backend_type: !env a b c}\ncomponents: {terraform: {a: {}}}")
                        .load()
                        .problems())
                .extracting(problem -> problem.location() + " " + problem.code())
                .containsExactly(
                        "src/main/stacks/dev.yaml:1:1 " + ProblemCode.WRONG_TYPE,
                        "src/main/stacks/dev.yaml:2:27 " + ProblemCode.INVALID_FUNCTION);
    }

    @Test
    @DisplayName("an address that nobody wrote meets no other")
    void knowsNoAddressWithoutAttributes() {
        assertThat(new TestProject(directory)
                        .stack("dev", "terraform: {backend_type: http}\ncomponents: {terraform: {a: {}, b: {}}}")
                        .load()
                        .problems())
                .isEmpty();
    }

    @Test
    @DisplayName("D30: what a later file includes counts as what it says itself")
    void includedAttributesCountWithTheirManifest() {
        Instance vpc = new TestProject(directory)
                .file("src/main/stacks/catalog/be.json", "{\"bucket\": \"included\"}")
                .stack("catalog/a", "terraform: {backend: {bucket: flat}}")
                .stack("dev", """
                        import: [catalog/a]
                        terraform: {backend_type: s3, backend: {s3: !include ./catalog/be.json}}
                        components: {terraform: {vpc: {backend: {s3: {key: k, region: r}}}}}
                        """)
                .instances()
                .get(0);

        assertThat(vpc.backend().attributes().get("bucket")).hasToString("included");
    }

    @Test
    @DisplayName("D30, semantics 11.5: a type that a function gives holds for the flat attributes of bases and heirs")
    void functionsGiveTypes() {
        List<Instance> instances = new TestProject(directory).stack("dev", """
                        terraform: {backend_type: s3, backend: {s3: {bucket: b, key: k, region: r}}}
                        components:
                          terraform:
                            base: {metadata: {type: abstract}, backend_type: !env NOPE gcs, backend: {bucket: g}}
                            heir: {metadata: {inherits: [base]}, backend: {prefix: p}}
                        """).instances();

        assertThat(instances).singleElement().satisfies(heir -> {
            assertThat(heir.backend().typeName()).isEqualTo("gcs");
            assertThat(heir.backend().attributes()).hasToString("{bucket: g, prefix: p}");
        });
    }

    @Test
    @DisplayName("semantics 11.3: a function that gives a type reads the variables of the component first")
    void functionsReadVariablesOfComponents() {
        List<Instance> instances = new TestProject(directory).stack("dev", """
                        terraform: {backend_type: !env KIND s3, backend: {s3: {bucket: b, key: k, region: r}, gcs: {bucket: g}}}
                        components:
                          terraform:
                            base: {metadata: {type: abstract}, env: {KIND: gcs}}
                            heir: {metadata: {inherits: [base]}}
                            own: {backend_type: !env MINE s3, env: {MINE: gcs}}
                            plain: {}
                        """).instances();

        assertThat(instances).extracting(each -> each.backend().typeName()).containsExactly("gcs", "gcs", "s3");
    }

    @Test
    @DisplayName("D36: a workspace that stays a template is an error, whatever is said of its metadata")
    void rawWorkspacesAreErrors() {
        TestProject project = new TestProject(directory)
                .file("atmos.yaml", "templates: {settings: {enabled: true}}\nstacks: {base_path: src/main/stacks}\n")
                .stack("dev", """
                        components:
                          terraform:
                            vpc: {metadata: {terraform_workspace: '{{ printf "x" }}'}}
                        """);

        assertThat(project.load().problems()).anyMatch(Problem::isError);
    }
}
