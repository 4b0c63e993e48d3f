package io.github.atmosmaven.stack.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionTypeCheckTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @DisplayName("semantics 3.6, 5.2, 5.5: a section of a wrong kind is told at its key")
    @CsvSource(
            delimiter = '|',
            value = {
                "metadata: {terraform_workspace_pattern: [a]} | 1:12 metadata.terraform_workspace_pattern must be text, not a list",
                "metadata: {terraform_workspace_pattern: {a: 1}} | 1:12 metadata.terraform_workspace_pattern must be text, not a map",
                "metadata: {terraform_workspace: a} | 1:12 metadata.terraform_workspace belongs to a component, not to the whole manifest",
                "metadata: 1 | 1:1 metadata must be a map, not a number",
                "terraform: {vars: [a]} | 1:13 terraform.vars must be a map, not a list",
                "terraform: {backend_type: {s3: {}}} | 1:13 terraform.backend_type must be text, not a map",
                "settings: {list_merge_strategy: both} | 1:33 'both' is not a list merge strategy",
            })
    void tellsWrongKinds(String yaml, String problem) {
        TestProject project = new TestProject(directory).stack("dev", yaml + "\ncomponents: {terraform: {vpc: {}}}\n");

        assertThat(project.load().problems())
                .extracting(found -> found.location() + " " + found.message())
                .containsExactly("src/main/stacks/dev.yaml:" + problem);
    }

    @Test
    @DisplayName("D70: a section without content is told how to write it, and that its lines may only lack indentation")
    void tellsOfLinesBesideTheirSection() {
        TestProject project =
                new TestProject(directory).stack("dev", "components:\n  terraform:\n  vpc:\n    vars: {}\n");

        assertThat(project.load().problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).isEqualTo("components.terraform must be a map, not null");
                    assertThat(problem.hint())
                            .isEqualTo("write 'terraform: {}', or indent the lines that belong to it");
                });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D70: what must be text says how to write it")
    @CsvSource(
            delimiter = '|',
            value = {
                "command: 12 | put it in quotes: 'command: \"12\"'",
                "component: !env X | write one text behind 'component:', or remove the key",
                "command: [a] | write one text behind 'command:', or remove the key",
                "'metadata: {name: [a]}' | write one text behind 'name:', or remove the key",
                "'metadata: {component: true}' | put it in quotes: 'component: \"true\"'",
                "'metadata: {inherits: [12]}' | put it in quotes: \"12\"",
                "'metadata: {inherits: [[a]]}' | write the name of a component, or remove the item",
            })
    void tellsHowToWriteText(String yaml, String hint) {
        TestProject project =
                new TestProject(directory).stack("dev", "components: {terraform: {vpc: {" + yaml + "}}}\n");

        assertThat(project.load().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint()).isEqualTo(hint));
    }

    @Test
    @DisplayName("semantics 5.2, D70: metadata that belongs to components hides no other mistake, and makes no address")
    void looksAtTheRestBesideForeignMetadata() {
        LoadedStacks loaded = new TestProject(directory).stack("dev", """
                        metadata: {labels: {a: b}, component: vpc}
                        terraform: {backend_type: s3, backend: {s3: {bucket: b, key: k, region: r}}}
                        components:
                          terraform:
                            a: {backend: {s3: {workspace_key_prefix: p}}}
                            b: {backend: {s3: {workspace_key_prefix: p}}}
                            c: {backend: {s3: {workspace_key_prefix: 12}}}
                            d: {backend_type: s4, backend: {s4: {}}}
                        """).load();

        assertThat(loaded.problems())
                .extracting(problem -> problem.location() + " " + problem.code())
                .containsExactly(
                        "src/main/stacks/dev.yaml:1:28 METADATA_NOT_GLOBAL",
                        "src/main/stacks/dev.yaml:7:46 WRONG_TYPE",
                        "src/main/stacks/dev.yaml:8:23 BACKEND_ATTRIBUTE_INVALID");
        assertThat(loaded.resolution().instances()).allSatisfy(instance -> {
            assertThat(instance.stateAddress().text()).isEmpty();
            assertThat(instance.rootModule()).isEqualTo(instance.name());
            assertThat(instance.section("metadata")).hasToString("{labels: {a: b}}");
        });
    }

    @Test
    @DisplayName(
            "D70: an unknown tag hides no base that is missing; a missing import does, since the base may be in it")
    void looksAtBasesBesideUnknownTags() {
        String components = "components: {terraform: {vpc: {metadata: {inherits: [gone]}}}}\n";
        TestProject project = new TestProject(directory)
                .stack("dev", "vars: {a: !vault kv}\n" + components)
                .stack("prod", "import: [catalog/none]\n" + components);

        assertThat(project.load().problems())
                .extracting(problem -> problem.location() + " " + problem.code())
                .containsExactly(
                        "src/main/stacks/dev.yaml:1:11 UNKNOWN_TAG",
                        "src/main/stacks/dev.yaml:2:54 UNKNOWN_BASE",
                        "src/main/stacks/prod.yaml:1:10 IMPORT_MISSING");
    }
}
