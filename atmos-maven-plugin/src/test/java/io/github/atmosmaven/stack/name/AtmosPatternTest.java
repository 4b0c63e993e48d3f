package io.github.atmosmaven.stack.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.settings.NameSettings;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D17, semantics 6.3: a name pattern of atmos.yaml")
class AtmosPatternTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "{tenant}-{environment}-{stage}, core-ue2-dev, 0",
        "{stage}-{namespace}-{stage}, dev-acme-dev, 0",
        "{environment}-{region}, ue2, 1",
        "{environment}-{location}, ue2, 1",
        "acme-{stage}, dev, 1",
        "{tenant}_{environment}-{stage}, dev, 1",
        "{ stage }-{stage}, dev, 1",
        "{region}-{stage}-{az}-x, dev, 3",
        ".*, dev/main, 1",
        "{number}-{stage}, dev, 1",
    })
    @DisplayName("names stacks by the four tokens that Atmos knows, with a warning at every part that it passes over")
    void isReadAsAtmosReadsIt(String pattern, String stack, int warnings) {
        LoadedStacks loaded = load(pattern, "dev");

        assertThat(loaded.resolution().instances()).extracting(Instance::stack).containsExactly(stack);
        assertThat(loaded.resolution().instances())
                .extracting(Instance::workspace)
                .containsExactly(stack.replace('/', '-'));
        assertThat(loaded.problems())
                .hasSize(warnings)
                .allSatisfy(problem -> assertThat(problem.isError()).isFalse())
                .extracting(Problem::code)
                .allMatch(ProblemCode.NAME_PATTERN_PART_DROPPED::equals);
    }

    @Test
    void isWarnedAboutAtEachPart() {
        assertThat(load("{region}-{stage}-x", "dev").problems())
                .extracting(problem -> String.valueOf(problem.location()), Problem::message)
                .containsExactly(
                        tuple(
                                "atmos.yaml:2:17",
                                "Atmos passes over '{region}' of the name pattern '{region}-{stage}-x', and so do we:"
                                        + " stacks are named by {stage}"),
                        tuple(
                                "atmos.yaml:2:34",
                                "Atmos passes over 'x' of the name pattern '{region}-{stage}-x', and so do we: stacks"
                                        + " are named by {stage}"));
    }

    @Test
    @DisplayName("takes a number for the text of it, which Atmos does not")
    void takesANumber() {
        assertThat(load("{tenant}-{stage}", "7").resolution().instances())
                .extracting(Instance::stack)
                .containsExactly("core-7");
    }

    @Test
    @DisplayName("is in error where a token that counts has no value")
    void needsItsTokens() {
        assertThat(load("{stage}-{tenant}", "''").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.NAME_INCOMPLETE);
    }

    @Test
    @DisplayName("keeps every token and every literal where the POM has it")
    void ofThePomIsKeptWhole() {
        NameSettings names = new NameSettings("acme-{region}", null, null, null);

        assertThat(names.patternPlace()).isNull();
        assertThat(new TokenPattern("acme-{region}").fill(token -> "x").text()).isEqualTo("acme-x");
    }

    @Test
    @DisplayName("D17: a workspace that its stack's name spoils is told at the pattern that made the name")
    void leadsToThePattern() {
        assertThat(load("{tenant}-{stage}", "'d v'").problems())
                .filteredOn(problem -> problem.code() == ProblemCode.INVALID_WORKSPACE)
                .singleElement()
                .satisfies(problem -> assertThat(problem.location()).hasToString("atmos.yaml:2:16"));
    }

    private LoadedStacks load(String pattern, String stage) {
        return new TestProject(directory)
                .file("atmos.yaml", "stacks: {base_path: stacks,\n name_pattern: \"" + pattern + "\"}\n")
                .file(
                        "stacks/dev/main.yaml",
                        "vars: {namespace: acme, tenant: core, environment: ue2, region: us-east-2, location: us, stage: "
                                + stage + "}\ncomponents: {terraform: {vpc: {}}}\n")
                .load();
    }
}
