package io.github.atmosmaven.function;

import static io.github.atmosmaven.ManifestText.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("semantics 11.3: functions")
class FunctionsTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("STAGE", "from caller", "EMPTY", "", "HOME", "/home/u");

    @TempDir
    private Path directory;

    private final List<Problem> problems = new ArrayList<>();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "!env REGION                     | eu-west-1",
                "!env STAGE                      | from caller",
                "!env STAGE default              | from caller",
                "!env EMPTY default              | ~~",
                "!env ABSENT default             | default",
                "!env ABSENT                     | ~~",
                "!env NUMBER                     | 7",
                "!env BOOL                       | true",
                "!env NOTHING default            | ~~",
                "!env ABSENT \"dark green\"      | dark green",
                "!env ABSENT 'it''s'             | it's",
                "!env ABSENT \"say \"\"hi\"\"\"  | say \"hi\"",
                "!env 'STAGE'                    | from caller",
                "!env   STAGE     x              | from caller",
            })
    void takesTheComponentsEnvThenTheCallersThenTheDefault(String function, String text) {
        MapValue sections =
                map("env: {REGION: eu-west-1, NUMBER: 7, BOOL: true, NOTHING: null}\nvars:\n  x: " + function);

        assertThat(evaluate(sections).at("vars", "x")).hasToString(text);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"!env", "!env A b c", "!env A \"b", "!env A 'b''"})
    void refusesWrongArguments(String function) {
        evaluate(map("vars:\n  x: " + function));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FUNCTION);
            assertThat(problem.isError()).isTrue();
            assertThat(problem.location()).isEqualTo(new Location("test.yaml", 2, 6));
            assertThat(problem.message()).startsWith(function.contains("A") ? "'!env A' cannot" : "'!env' cannot");
            assertThat(problem.hint()).isNotBlank();
        });
    }

    @Test
    @DisplayName("D11: the result keeps the place of the function, and is never taken for a template")
    void keepsThePlace() {
        MapValue sections = map("vars:\n  x: !env ABSENT \"{{\"\n  y: !env STAGE");
        MapValue evaluated = evaluate(sections);

        assertThat(Objects.requireNonNull(evaluated.at("vars", "y")).location())
                .isEqualTo(new Location("test.yaml", 3, 6));
        assertThat(Objects.requireNonNull(evaluated.at("vars", "y")).isDynamic())
                .isFalse();
    }

    @Test
    void computesEnvItselfFirst() {
        MapValue evaluated = evaluate(map("""
                env: {A: !env B, B: own, HOME: !env HOME, GONE: !unset , ABSENT: !env ABSENT x}
                vars: {a: !env A, home: !env HOME, gone: !env GONE fallback, absent: !env ABSENT y}
                """));

        assertThat(evaluated.at("env")).hasToString("{A: own, B: own, HOME: /home/u, GONE: !unset, ABSENT: x}");
        assertThat(evaluated.at("vars")).hasToString("{a: own, home: /home/u, gone: fallback, absent: x}");
    }

    @Test
    void reachesListsAndNestedMapsAndSharesTheRest() {
        MapValue sections = map("vars: {a: [{b: !env STAGE}, 1]}\nsettings: {x: {y: 1}}");
        MapValue evaluated = evaluate(sections);

        assertThat(evaluated.at("vars", "a")).hasToString("[{b: from caller}, 1]");
        assertThat(evaluated.get("settings")).isSameAs(sections.get("settings"));
    }

    @Test
    void leavesSectionsWithoutFunctionsAlone() {
        MapValue sections = map("vars: {a: 1, b: !literal '!env STAGE'}");

        assertThat(evaluate(sections)).isSameAs(sections);
    }

    @Test
    @DisplayName("what waits for templates is not copied, so that instances go on sharing it")
    void sharesWhatHasTemplates() {
        MapValue sections =
                map("vars: {a: ['{{ .vars.b }}'], b: {c: 'x{{ .stack }}'}, d: 1}\nenv: {E: '{{ .stack }}'}");

        assertThat(evaluate(sections).get("vars")).isSameAs(sections.get("vars"));
        assertThat(new Functions(directory, Map.of()).dropUnset(sections)).isSameAs(sections);
    }

    @Test
    void refusesTemplatesInArguments() {
        evaluate(map("vars: {a: !env \"{{ .vars.name }}\" }\nx: 1"));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNSUPPORTED_FEATURE);
            assertThat(problem.isError()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"!repo-root", "!git.root", "!repo-root elsewhere"})
    void findsTheNearestRepository(String function) throws IOException {
        Files.createDirectories(directory.resolve(".git"));
        Path project = Files.createDirectories(directory.resolve("a/b"));

        MapValue evaluated =
                new Functions(project, ENVIRONMENT).evaluate(map("vars:\n  x: " + function), problems::add);

        assertThat(evaluated.at("vars", "x")).hasToString(directory.toString());
    }

    @Test
    @DisplayName("a worktree, whose .git is a file, is a repository")
    void findsAWorktree() throws IOException {
        Files.writeString(directory.resolve(".git"), "gitdir: /elsewhere");

        assertThat(evaluate(map("vars: {x: !repo-root }")).at("vars", "x")).hasToString(directory.toString());
    }

    @Test
    void takesTheDefaultOutsideOfARepository() {
        assertThat(evaluate(map("vars: {x: !repo-root ./here }")).at("vars", "x"))
                .hasToString("./here");
    }

    @Test
    void saysThatThereIsNoRepository() {
        evaluate(map("vars: {x: !git.root }"));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FUNCTION);
            assertThat(problem.message()).contains(directory.toString()).contains("Git repository");
        });
    }

    @Test
    @DisplayName("semantics 3.11: !unset blocks until it is dropped with its key or item")
    void dropsUnset() {
        MapValue sections =
                evaluate(map("vars: {a: !unset , b: {c: !unset , d: [1, !unset , {e: !unset }]}, f: 1}\nenv: !unset"));

        assertThat(sections.at("vars", "a")).hasToString("!unset");
        assertThat(new Functions(directory, Map.of()).dropUnset(sections))
                .hasToString("{vars: {b: {d: [1, {}]}, f: 1}}");
        assertThat(problems).isEmpty();
    }

    private MapValue evaluate(MapValue sections) {
        return new Functions(directory, ENVIRONMENT).evaluate(sections, problems::add);
    }
}
