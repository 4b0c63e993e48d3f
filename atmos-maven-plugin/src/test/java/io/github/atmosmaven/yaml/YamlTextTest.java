package io.github.atmosmaven.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlTextTest {

    private static final Location HERE = new Location("dev.yaml", 1, 1);

    /** Texts that some parser takes for something else, or that break out of where they stand. */
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "a",
            "a b",
            " a",
            "a ",
            "true",
            "True",
            "no",
            "Off",
            "y",
            "N",
            "null",
            "~",
            "nan",
            "<<",
            "=",
            "012345678901",
            "0777",
            "0o17",
            "0x1F",
            "1e3",
            "1_000",
            ".5",
            "+1",
            "-1",
            "-",
            "- a",
            "1:30",
            "190:20:30",
            "12:30:45",
            "2026-01-31",
            "2026-01-31 10:00:00",
            "2001-12-14 21:59:43.10 -5",
            "1.2.3",
            "10.0.0.0/16",
            ".inf",
            "...",
            "---",
            "a: b",
            "a:",
            ":a",
            "a #b",
            "#a",
            "a#b",
            "[a",
            "{a",
            "{{ .x }}",
            "]",
            "}",
            ",",
            "&a",
            "*a",
            "!a",
            "!env X",
            "|",
            ">",
            "%a",
            "@a",
            "`a",
            "'a'",
            "\"a\"",
            "a\"b'c",
            "\\",
            "\t",
            "a\tb",
            "a\n",
            "a\nb",
            "a\nb\n",
            "a\n\nb\n\n",
            "\n",
            "\n\n",
            "\na",
            " a\nb",
            "a\n  b\n",
            "a\n \nb",
            "a \nb ",
            "a\n#b\n",
            "---\na\n",
            "a\r\nb",
            "\u0001",
            "\u007f",
            "\u0085",
            "\u00a0a",
            "a\u2028b",
            "\uFEFFa",
            "é",
            "😀",
            "😀\nb\n",
            "? a",
            "?a",
            "-a",
            "a: \nb",
            "yes",
            "YES",
            "on",
            "NULL",
            "Null",
            "017",
            "0b11",
            "12e03",
            "1e+3",
            "-.inf",
            ".NaN",
            "+.inf",
            "1__0",
            "0x_1",
            "2020-01-01T10:00:00Z",
            "+",
            ".",
            "..",
            "?",
            ":",
            "... green",
            "...\nblue",
            "a ",
            "a\u0000b",
            "\u001b[31mred",
            "a\u202eb",
            "a\u2066b",
            "\u2029",
            "\uFFFE",
            "\uE000",
            "\uDBFF\uDFFF",
            "a\n\n\n",
            "a\n\tb\n",
            "a\nb ",
            "a\n\u0085b",
            "word ".repeat(500),
            "line\n".repeat(500),
            "k".repeat(1_024),
            "k".repeat(1_025),
            "\n".repeat(600),
            "k".repeat(2_000));

    private final SnakeYamlReader reader = new SnakeYamlReader();

    @Test
    void writesSortedAndIndented() {
        MapValue value = ManifestText.map(
                "{b: [1, {c: true, a: [[x], []]}], a: {}, z: null, t: '012345678901', m: \"one\\ntwo\\n\"}");

        assertThat(YamlText.of(value)).isEqualTo("""
                        a: {}
                        b:
                          - 1
                          - a:
                              - - x
                              - []
                            c: true
                        m: |
                          one
                          two
                        t: "012345678901"
                        z: null
                        """);
    }

    @Test
    void writesACommentBehindEachLeaf() {
        MapValue value = ManifestText.map("a: {b: 1}\nc: [x, {}]\nd: |\n  e\n  f\n", "dev.yaml");

        assertThat(YamlText.of(value, leaf -> leaf.location().toString())).isEqualTo("""
                        a:
                          b: 1 # dev.yaml:1:8
                        c:
                          - x # dev.yaml:2:5
                          - {} # dev.yaml:2:8
                        d: | # dev.yaml:3:4
                          e
                          f
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"us-east-1", "arn:aws:iam::123456789012:role/x", "10.0.0.0/16", "i-0abc", "a b", "é", "1.2.3-rc"
            })
    void leavesHarmlessTextUnquoted(String text) {
        assertThat(YamlText.of(new TextValue(text, HERE))).isEqualTo(text + "\n");
    }

    @Test
    void readsBackEveryNastyTextAsValueKeyAndItem() {
        for (String text : NASTY) {
            Value value = ManifestText.map("{}").toBuilder()
                    .put(text, new TextValue(text, HERE))
                    .put("list", new ListValue(List.of(new TextValue(text, HERE)), HERE))
                    .build();

            String yaml = YamlText.of(value, leaf -> "comment");

            assertReadsBack(yaml, value);
            assertThat(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(YamlText.of(everywhere(text))))
                    .as("read by a YAML 1.1 parser: %s", text)
                    .isEqualTo(Map.of(text, List.of(text, Map.of(text, text), Map.of(text, Map.of("a", text)))));
        }
    }

    @Test
    void writesALongKeyBehindAQuestionMark() {
        String longest = "k".repeat(1_024);
        MapValue value = ManifestText.map("a: [{%s1: {b: 1}, c: 2}]\n%s: x\n".formatted(longest, longest));

        assertThat(YamlText.of(value)).isEqualTo("""
                        a:
                          - c: 2
                            ? %s1
                            :
                              b: 1
                        %s: x
                        """.formatted(longest, longest));
    }

    @ParameterizedTest
    @CsvSource({
        "1e30, 1.0e+30",
        "-1e30, -1.0e+30",
        "1.5e300, 1.5e+300",
        "1e-7, 1.0e-07",
        "0.1, 0.1",
        "5.0, 5",
        "1e20, 100000000000000000000.0",
    })
    @DisplayName("a float is one for YAML 1.1 too, which asks for a dot and a sign")
    void writesFloats(double number, String expected) {
        String yaml = YamlText.of(new NumberValue(number, HERE));

        assertThat(yaml).isEqualTo(expected + "\n");
        assertThat(new Yaml(new SafeConstructor(new LoaderOptions()))
                        .<Number>load(yaml)
                        .doubleValue())
                .isEqualTo(number);
    }

    @Test
    @DisplayName("half a surrogate pair, which no file can hold, is the replacement character")
    void replacesHalfACharacter() {
        assertThat(YamlText.of(new TextValue("a\uD800b", HERE))).isEqualTo("\"a\\ufffdb\"\n");
    }

    @Test
    @DisplayName("a comment stays one, whatever names are in it")
    void keepsACommentOnItsLine() {
        assertThat(YamlText.of(new TextValue("a", HERE), leaf -> "of\nb: c\u0000\u2028\u202e"))
                .isEqualTo("a # of\\nb: c\\u0000\\u2028\\u202e\n");
    }

    @Test
    void readsBackWhateverIsWritten() {
        Random random = new Random(20261124);
        for (int i = 0; i < 2_000; i++) {
            Value value = random(random, 4);

            assertReadsBack(YamlText.of(value), value);
        }
    }

    private void assertReadsBack(String yaml, Value value) {
        YamlDocument document = reader.parse(yaml, "x.yaml");
        // Text in quotes that looks like a function is told, and is the text all the same (D87).
        assertThat(document.problems())
                .extracting(Problem::message)
                .as(yaml)
                .allMatch(message -> message.startsWith("the text in quotes looks like the function "));
        Value root = document.root();
        assertThat(root == null ? value instanceof NullValue : root.sameAs(value))
                .as("%s%nread back as %s", yaml, root)
                .isTrue();
    }

    /** The text as key, value and item, also one behind a dash. */
    private static MapValue everywhere(String text) {
        TextValue value = new TextValue(text, HERE);
        MapValue flat = MapValue.builder(HERE).put(text, value).build();
        MapValue nested = MapValue.builder(HERE)
                .put(text, MapValue.builder(HERE).put("a", value).build())
                .build();
        return MapValue.builder(HERE)
                .put(text, new ListValue(List.of(value, flat, nested), HERE))
                .build();
    }

    private static Value random(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> new NullValue(HERE);
            case 1 -> new BoolValue(random.nextBoolean(), HERE);
            case 2 -> new NumberValue(number(random), HERE);
            case 3 ->
                new FunctionValue(
                        "!env", List.of("", "A", "A \"b c\"", "# x", "12").get(random.nextInt(5)), HERE);
            case 4, 5 -> new TextValue(text(random), HERE);
            case 6 -> {
                List<Value> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(random(random, depth - 1));
                }
                yield new ListValue(items, random.nextInt(5) == 0, HERE);
            }
            default -> {
                MapValue.Builder map = MapValue.builder(HERE);
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(text(random), random(random, depth - 1));
                }
                yield map.build();
            }
        };
    }

    private static Number number(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextDouble() * Math.pow(10, random.nextInt(60) - 30);
            case 2 -> new BigInteger("18446744073709551615");
            case 3 -> Double.POSITIVE_INFINITY;
            default -> (long) random.nextInt(100);
        };
    }

    private static String text(Random random) {
        String first = NASTY.get(random.nextInt(NASTY.size()));
        return random.nextBoolean() ? first : first + NASTY.get(random.nextInt(NASTY.size()));
    }
}
