package io.github.atmosmaven.workflow.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectInstancesTest {

    @TempDir
    private Path directory;

    private TestProject project;

    @BeforeEach
    void writeStacks() {
        project = new TestProject(directory)
                .stack("catalog/vpc", "components: {terraform: {vpc/defaults: {metadata: {type: abstract}}}}")
                .stack("orgs/acme/dev", """
                        name: dev
                        import: [catalog/vpc]
                        components: {terraform: {vpc/1: {}, vpc/2: {}, dns: {}}}
                        """)
                .stack("orgs/acme/prod", """
                        name: prod
                        components: {terraform: {vpc/1: {}}}
                        """);
    }

    private SelectedInstances select(@Nullable String stacks, @Nullable String components) {
        return SelectedInstances.from(project.load(), Selection.of(stacks, components));
    }

    @ParameterizedTest(name = "-Dstack={0} -Dcomponent={1}")
    @DisplayName("D20: exact names, manifest paths and globs, comma-separated")
    @CsvSource({
        ", , 'dev/dns dev/vpc/1 dev/vpc/2 prod/vpc/1'",
        "dev, , 'dev/dns dev/vpc/1 dev/vpc/2'",
        "'dev, prod', vpc/1, 'dev/vpc/1 prod/vpc/1'",
        "orgs/acme/prod, , 'prod/vpc/1'",
        "src/main/stacks/orgs/acme/prod.yaml, , 'prod/vpc/1'",
        "src/main/stacks/orgs/acme/prod, , 'prod/vpc/1'",
        "./src/main/stacks/orgs/acme/prod.yaml, , 'prod/vpc/1'",
        "orgs/acme/prod.yaml, , 'prod/vpc/1'",
        "orgs/**/prod.yaml, , 'prod/vpc/1'",
        "'{dev,prod}', vpc/1, 'dev/vpc/1 prod/vpc/1'",
        "'p{ro,ra}d, dev', 'vpc/1,dns', 'dev/dns dev/vpc/1 prod/vpc/1'",
        "orgs/**, dns, 'dev/dns'",
        "p*, , 'prod/vpc/1'",
        ", 'vpc/*', 'dev/vpc/1 dev/vpc/2 prod/vpc/1'",
        "dev, vpc/defaults, 'dev/vpc/defaults'",
    })
    void selects(@Nullable String stacks, @Nullable String components, String expected) {
        SelectedInstances selected = select(stacks, components);

        assertThat(selected.problems()).isEmpty();
        assertThat(selected.instances()).extracting(Instance::displayName).containsExactly(expected.split(" "));
    }

    @ParameterizedTest(name = "-Dstack={0} -Dcomponent={1}")
    @DisplayName("D20: what matches nothing is an error that lists the nearest names, and nothing is guessed")
    @CsvSource({"dve, , dve, dev", "pro, , pro, prod", "dev, vpc1, vpc1, vpc/1", "dev, vpc/default, vpc/default, vpc/1"
    })
    void suggestsTheNearest(String stacks, @Nullable String components, String wrong, String near) {
        SelectedInstances selected = select(stacks, components);

        assertThat(selected.instances()).isEmpty();
        assertThat(selected.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.NO_MATCH);
            assertThat(problem.message()).contains("'" + wrong + "'");
            assertThat(problem.hint()).contains(near);
        });
    }

    @Test
    @DisplayName("D18: a broken stack breaks only itself when others are selected")
    void leavesBrokenStacksAlone() {
        project.stack("orgs/acme/broken", "name: broken\nimport: [gone]\ncomponents: {terraform: {vpc: {}}}\n");

        assertThat(select("dev", null).problems()).isEmpty();
        assertThat(select("orgs/acme/broken", null).problems())
                .extracting(Problem::code)
                .contains(ProblemCode.IMPORT_MISSING);
        assertThat(select("broken", null).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.IMPORT_MISSING);
        assertThat(select(null, null).problems()).extracting(Problem::code).contains(ProblemCode.IMPORT_MISSING);
    }

    @Test
    @DisplayName("D18: a stack of several manifests is broken where one of them is")
    void tellsWhatIsMissingOfAStack() {
        project.stack("orgs/acme/more", "name: dev\nimport: [gone]\ncomponents: {terraform: {rds: {}}}\n");

        assertThat(select("dev", null).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.IMPORT_MISSING);
    }

    @Test
    @DisplayName("D18: a manifest that is not even read breaks no other")
    void leavesUnreadManifestsAlone() {
        project.file("src/main/stacks/orgs/acme/other.yaml.tmpl", "name: {{ .stage }}");

        assertThat(select("dev", null).problems()).isEmpty();
        assertThat(select(null, null).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.UNSUPPORTED_FEATURE);
    }

    @ParameterizedTest(name = "atmos.yaml: {0}")
    @DisplayName("D70: where the project itself cannot be read, no name is said to match nothing as well")
    @CsvSource(
            delimiter = '|',
            value = {
                "stacks: {base_path: nowhere} | NO_MANIFESTS",
                "stacks: {included_paths: [nowhere/*]} | NO_MANIFESTS",
                "'stacks: [' | MALFORMED_YAML",
            })
    void tellsOneCauseOnce(String atmosYaml, ProblemCode expected) {
        project.file("atmos.yaml", atmosYaml);

        assertThat(select("dev", "vpc/1").problems()).extracting(Problem::code).containsExactly(expected);
    }

    @Test
    @DisplayName("a component that a broken stack may hold is not said to match nothing")
    void isSilentAboutComponentsOfBrokenStacks() {
        project.stack("broken", "import: [catalog/gone]\ncomponents: {terraform: {web: {}}}");

        assertThat(select("broken", "web").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.IMPORT_MISSING);
        assertThat(select("nowhere", "web").problems())
                .extracting(Problem::message)
                .contains("no stack matches 'nowhere'; it may be one of the manifests that could not be resolved")
                .noneMatch(message -> message.contains("component"));
    }

    @Test
    @DisplayName("D20: a manifest is found by its path, also where its name is a part of its extension")
    void findsShortNames() {
        project.stack("a", "components: {terraform: {web: {}}}");

        for (String path : new String[] {"a", "a.yaml", "src/main/stacks/a", "./src/main/stacks/a.yaml"}) {
            assertThat(select(path, null).instances())
                    .as(path)
                    .extracting(Instance::name)
                    .containsExactly("web");
        }
    }

    @Test
    @DisplayName("D20: a name that matches is found, also where another one matches the same")
    void countsEveryNameThatMatches() {
        assertThat(select("dev,d*", null).problems()).isEmpty();
        assertThat(select("dev", "vpc/1,vpc/*").problems()).isEmpty();
    }
}
