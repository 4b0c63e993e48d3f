package io.github.atmosmaven.stack.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.component.Component;
import io.github.atmosmaven.stack.settings.NameSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D17, D61: names that are refused, since no tool accepts them or they lead to another place")
class NameChecksTest {

    private static final Location PLACE = new Location("dev.yaml", 4, 7);

    private final List<Problem> problems = new ArrayList<>();
    private final NameChecks checks = new NameChecks(new NameSettings(null, null, null, null), problems::add);

    @ParameterizedTest(name = "''{0}''")
    @DisplayName("instances")
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "''            | is empty",
                "' '           | is empty",
                "'.'           | '.' or '..'",
                "'..'          | '.' or '..'",
                "'a/../b'      | '.' or '..'",
                "'a/.'         | '.' or '..'",
                "\"a\\nb\"     | line break",
                "'{{ .vars.x }}' | template",
            })
    void refusesInstances(String key, String words) {
        checks.instance(component(key));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_NAME);
            assertThat(problem.location()).hasToString("test.yaml:1:1");
            assertThat(problem.message()).contains(words);
            assertThat(problem.hint()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"vpc", "vpc/1", "a.b/c@2", ".hidden", "v1.", "a b", "a..b/...", "ä"})
    void acceptsInstances(String key) {
        checks.instance(component(key));

        assertThat(problems).isEmpty();
    }

    private static Component component(String key) {
        MapValue components = ManifestText.map(key + ": {}");
        return Component.of(components.entries().iterator().next(), MapValue.empty(PLACE));
    }

    @ParameterizedTest(name = "''{0}''")
    @DisplayName("D31: names that prefixes are made of")
    @ValueSource(strings = {" ", "..", "a/../b", "a\nb"})
    void refusesLogicalNames(String name) {
        checks.logicalName(new TextValue(name, PLACE), "vpc");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_NAME);
            assertThat(problem.location()).isEqualTo(PLACE);
            assertThat(problem.message()).contains("metadata.name", "'vpc'");
        });
    }

    @ParameterizedTest(name = "''{0}''")
    @DisplayName("root modules")
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~ ~,        evaluates to an empty text",
                "../../x,    leaves",
                "..,         leaves",
                "a/../../b,  leaves",
                "/etc,       absolute",
                "C:\\x,      absolute",
                "D:/x,       absolute",
                ".,          directory itself",
                "a/..,       directory itself",
                "~a\tb~,     control character",
            })
    void refusesRootModules(String module, String words) {
        checks.rootModule(new TextValue(module, PLACE), "vpc");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_NAME);
            assertThat(problem.location()).isEqualTo(PLACE);
            assertThat(problem.message()).contains(words, "'vpc'");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"vpc", "net/vpc", "./vpc", "a/../vpc", "vpc/", "v1.2", "..a", "a b"})
    void acceptsRootModules(String module) {
        checks.rootModule(new TextValue(module, PLACE), "vpc");

        assertThat(problems).isEmpty();
    }

    @ParameterizedTest(name = "''{0}''")
    @DisplayName(
            "D77: workspaces, by the rule of Terraform: one segment of a URL in which nothing is escaped, no option")
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~~,        another text",
                "~ ~,       another text",
                "~a\nb~,    'a-b'",
                ".,         another text",
                "..,        another text",
                "a b,       'a-b'",
                "~a,b~,     'a-b'",
                "a/b,       'a-b'",
                "a;b,       'a-b'",
                "a?b#c,     'a-b-c'",
                "a%20b,     'a-20b'",
                "a(b!,      'a-b-'",
                "-x,        'x'",
                "-h,        'h'",
                "--help,    'help'",
                "-or-create=true, 'or-create=true'",
                "ä,         another text",
            })
    void refusesWorkspaces(String workspace, String hint) {
        assertThat(problemOf(workspace, hint)).isEqualTo(ProblemCode.INVALID_WORKSPACE);
        assertThat(problems.get(0).isError()).isTrue();
    }

    private ProblemCode problemOf(String workspace, String hint) {
        checks.workspace(workspace, "vpc", PLACE, true);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.location()).isEqualTo(PLACE);
            assertThat(problem.message()).contains("'vpc'");
            assertThat(problem.hint()).contains(hint);
        });
        return problems.get(0).code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "dev-vpc-1", "a$&+=:@~._-b", "...", "7"})
    void acceptsWorkspaces(String workspace) {
        checks.workspace(workspace, "vpc", PLACE, false);

        assertThat(problems).isEmpty();
    }
}
