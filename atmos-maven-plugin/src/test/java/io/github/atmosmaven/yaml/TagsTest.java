package io.github.atmosmaven.yaml;

import static io.github.atmosmaven.yaml.ParsedYaml.errors;
import static io.github.atmosmaven.yaml.ParsedYaml.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("what tags make of values")
class TagsTest {

    private final SnakeYamlReader reader = new SnakeYamlReader();

    @Test
    void marksListsThatAreAppended() {
        MapValue root = map("a: !append [b]\nc: !append text\nd: !append {e: 1}\n");

        assertThat(((ListValue) root.get("a")).append()).isTrue();
        assertThat(root).hasToString("{a: [b], c: text, d: {e: 1}}");
    }

    @Test
    void takesLiteralTextAsItIs() {
        assertThat(map("a: !literal '{{ .x }}'\n").get("a"))
                .isEqualTo(new TextValue(
                        "{{ .x }}",
                        true,
                        map("a: !literal '{{ .x }}'\n").get("a").location()));
    }

    @Test
    @DisplayName("semantics 11.3: !literal is dropped and does nothing else, so that D10 says what a scalar is")
    void readsWhatIsLiteralAsWhatItIs() {
        MapValue root = map(
                "a: !literal 007\nb: !literal '007'\nc: !literal true\nd: !literal [1]\ne: !literal x\nf: !literal\n");

        assertThat(root).hasToString("{a: 7, b: 007, c: true, d: [1], e: x, f: null}");
        assertThat(root.get("b")).isInstanceOf(TextValue.class);
        assertThat(reader.parse("a: !literal 012345678901", "dev.yaml")).satisfies(account -> {
            assertThat(account.root()).hasToString("{a: 012345678901}");
            assertThat(account.problems()).extracting(Problem::code).containsExactly(ProblemCode.SCALAR_KEPT_AS_TEXT);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !env NAME | !env | NAME
            !env NAME "dark green" | !env | NAME "dark green"
            !env 'NAME' | !env | NAME
            !include a/b.yaml | !include | a/b.yaml
            !include.raw a.txt | !include.raw | a.txt
            !unset | !unset | ''
            !repo-root | !repo-root | ''
            !git.root . | !git.root | .
            """)
    @DisplayName("semantics 11.1: functions keep their tag and argument")
    void readsFunctions(String text, String tag, String argument) {
        Value value = map("a: " + text + "\n").get("a");

        assertThat(value).isEqualTo(new FunctionValue(tag, argument, value.location()));
        assertThat(value.location()).hasToString("dev.yaml:1:4");
    }

    @Test
    void refusesAFunctionOnACollection() {
        assertThat(errors("a: !env [b]")).containsExactly(tuple(ProblemCode.INVALID_FUNCTION, "dev.yaml:1:4"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !!seq [b] | [b]
            !!map {b: 1} | {b: 1}
            !!set {b, c} | {b: null, c: null}
            !!omap [b: 1] | [{b: 1}]
            !literal [b] | [b]
            """)
    void readsTaggedCollections(String text, String expected) {
        assertThat(map("a: " + text + "\n").get("a")).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!int [b]", "!!seq {b: 1}", "!!foo [b]"})
    void refusesCoreTagsOnOtherCollections(String text) {
        assertThat(errors("a: " + text)).containsExactly(tuple(ProblemCode.MALFORMED_YAML, "dev.yaml:1:4"));
    }

    @Test
    void refusesUnknownTagsAndNamesTheNearest() {
        YamlDocument document = reader.parse("a: !enf X\nb: !vault [kv]\n", "dev.yaml");

        assertThat(document.problems()).hasSize(2).allMatch(p -> p.code() == ProblemCode.UNKNOWN_TAG);
        assertThat(document.problems().get(0).message()).contains("!enf");
        assertThat(document.problems().get(0).hint()).contains("'!env'", "!include.raw");
        assertThat(document.problems().get(1).location()).hasToString("dev.yaml:2:4");
    }

    @Test
    void saysWhichFunctionsOfAtmosAreNotSupported() {
        YamlDocument document = reader.parse("a: !terraform.output vpc id\n", "dev.yaml");

        assertThat(document.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNKNOWN_TAG);
            assertThat(problem.message()).contains("!terraform.output", "not supported yet");
        });
    }

    @Test
    @DisplayName("semantics 10.16: what is in a literal list or map is as literal as a text")
    void takesAllOfALiteralAsItIs() {
        MapValue map = map("a: !literal ['{{ .x }}', {b: '{{ .y }}'}]\nc: !literal {d: '{{ .z }}', e: 7}\n");

        assertThat(map.isDynamic()).isFalse();
        assertThat(map).hasToString("{a: [{{ .x }}, {b: {{ .y }}}], c: {d: {{ .z }}, e: 7}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"!env NAME\" | !env",
                "'!unset' | !unset",
                "[x, \"!terraform.state  vpc id\"] | !terraform.state",
            })
    @DisplayName("D87: text in quotes that looks like a function stays text, with a warning")
    void warnsOfQuotedFunctions(String value, String tag) {
        YamlDocument document = reader.parse("a: " + value, "dev.yaml");

        assertThat(document.root().isDynamic()).isFalse();
        assertThat(document.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SCALAR_KEPT_AS_TEXT);
            assertThat(problem.isError()).isFalse();
            assertThat(problem.message()).contains("function " + tag + " ");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"!environment X\"",
                "'!ENV X'",
                "' !env X'",
                "'!unknown x'",
                "'see !env X'",
                "'!'",
                "''",
                "!literal '!env X'",
                "\"{{ \\\"!env X\\\" }}\"",
            })
    @DisplayName("D87, D88: other text in quotes and literal text is told nothing of")
    void saysNothingOfOtherTextInQuotes(String value) {
        assertThat(reader.parse("a: " + value, "dev.yaml").problems()).isEmpty();
    }
}
