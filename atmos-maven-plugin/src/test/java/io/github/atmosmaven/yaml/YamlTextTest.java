package io.github.atmosmaven.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.manifest.YamlDocument;
import io.github.atmosmaven.model.BoolValue;
import io.github.atmosmaven.model.FunctionValue;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.NumberValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
            assertThat(new Yaml(new SafeConstructor(new LoaderOptions()))
                            .<java.util.Map<Object, Object>>load(YamlText.of(onlyValue(text)))
                            .get("key"))
                    .as("read by a YAML 1.1 parser: %s", text)
                    .isEqualTo(text);
        }
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
        assertThat(document.problems()).as(yaml).isEmpty();
        Value root = document.root();
        assertThat(root == null ? value instanceof NullValue : root.sameAs(value))
                .as("%s%nread back as %s", yaml, root)
                .isTrue();
    }

    private static MapValue onlyValue(String text) {
        return MapValue.builder(HERE).put("key", new TextValue(text, HERE)).build();
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
