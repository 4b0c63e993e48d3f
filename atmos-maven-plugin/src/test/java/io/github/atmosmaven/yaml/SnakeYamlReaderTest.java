package io.github.atmosmaven.yaml;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.atmosmaven.manifest.YamlDocument;
import io.github.atmosmaven.model.FunctionValue;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnakeYamlReaderTest {

    private final SnakeYamlReader reader = new SnakeYamlReader();

    @Test
    void knowsThePlaceOfKeysAndValues() {
        MapValue root = map("vars:\n  a: {b: 1}\n  list:\n    - x\n");

        MapValue.Entry entry = root.map("vars").map("a").entry("b");
        assertThat(entry.keyLocation()).hasToString("dev.yaml:2:7");
        assertThat(entry.value().location()).hasToString("dev.yaml:2:10");
        assertThat(((ListValue) root.at("vars", "list")).items().get(0).location())
                .hasToString("dev.yaml:4:7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "---\n# c\n...\n", "\uFEFF"})
    @DisplayName("stack-semantics 1.7: a text without content is no document and no problem")
    void readsNothingFromEmptyText(String text) {
        YamlDocument document = reader.parse(text, "dev.yaml");

        assertThat(document.root()).isNull();
        assertThat(document.problems()).isEmpty();
    }

    @Test
    @DisplayName("stack-semantics 1.8: only the first document counts")
    void readsTheFirstDocument() {
        assertThat(map("---\na: 1\n---\nb: [\n")).hasToString("{a: 1}");
    }

    @Test
    void refusesTextBehindTheDocument() {
        assertThat(errors("{a: 1}\nb: 2\n")).containsExactly(tuple(ProblemCode.MALFORMED_YAML, "dev.yaml:2:1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a, b]", "just text", "12"})
    void leavesTheJudgementOfTheTopLevelToTheCaller(String text) {
        YamlDocument document = reader.parse(text, "dev.yaml");

        assertThat(document.root()).isNotNull();
        assertThat(document.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            443: a | {443: a}
            0777: a | {511: a}
            1.50: a | {1.5: a}
            true: a | {true: a}
            True: a | {true: a}
            "443": a | {443: a}
            ? long : a | {long: a}
            {a: &k key, *k : b} | {a: key, key: b}
            """)
    @DisplayName("stack-semantics 3.7: keys are text")
    void makesTextOfKeys(String text, String expected) {
        YamlDocument document = reader.parse(text.replace("? long : a", "? long\n: a"), "dev.yaml");

        assertThat(document.problems()).isEmpty();
        assertThat(document.root()).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            012345678901: a | 012345678901
            2026-01-31: a | 2026-01-31
            """)
    @DisplayName("D10: a key that would lose information stays text, with a warning")
    void warnsAboutKeys(String text, String key) {
        YamlDocument document = reader.parse(text, "dev.yaml");

        assertThat(((MapValue) document.root()).keys()).containsExactly(key);
        assertThat(document.problems()).extracting(Problem::code).containsExactly(ProblemCode.SCALAR_KEPT_AS_TEXT);
        assertThat(document.hasErrors()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"~: a", "null: a", ": a", "[a]: b", "{a: b}: c", "x: {{ .vars.stage }}", "? {a: b}\n: c"})
    void refusesKeysThatAreNoText(String text) {
        assertThat(errors(text)).extracting(t -> t.toArray()[0]).contains(ProblemCode.MALFORMED_YAML);
    }

    @Test
    void refusesAFunctionAsKey() {
        assertThat(errors("!env A: b")).containsExactly(tuple(ProblemCode.INVALID_FUNCTION, "dev.yaml:1:1"));
    }

    @Test
    void reportsEveryDuplicateKeyWithTheLineOfTheFirst() {
        YamlDocument document = reader.parse("a: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n", "dev.yaml");

        assertThat(document.problems())
                .extracting(p -> p.code(), p -> p.location().toString(), p -> p.message())
                .containsExactly(
                        tuple(ProblemCode.DUPLICATE_KEY, "dev.yaml:2:11", "key 'c' is already defined at line 2"),
                        tuple(ProblemCode.DUPLICATE_KEY, "dev.yaml:3:1", "key 'a' is already defined at line 1"),
                        tuple(ProblemCode.DUPLICATE_KEY, "dev.yaml:4:1", "key 'a' is already defined at line 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{1: a, \"1\": b}", "{1: a, 0x1: b}", "{<<: {}, <<: {}}"})
    void comparesKeysByTheirText(String text) {
        assertThat(errors(text)).extracting(t -> t.toArray()[0]).containsExactly(ProblemCode.DUPLICATE_KEY);
    }

    @Test
    @DisplayName("a document whose aliases mean nothing is unreadable as a whole, and all of them are told")
    void readsNothingOfADocumentWithUnknownAnchors() {
        YamlDocument document = reader.parse("vars: *a\nsettings: {<<: *b, c: &c [*c], d: 1, d: 2}\n", "f.yaml");

        assertThat(document.root()).isNull();
        assertThat(document.problems())
                .extracting(problem -> String.valueOf(problem.location()))
                .containsExactly("f.yaml:1:7", "f.yaml:2:16", "f.yaml:2:27", "f.yaml:2:38");
    }

    @Test
    @DisplayName("D24: an alias shares the value of its anchor")
    void sharesAnchors() {
        MapValue root = map("a: &x {b: 1}\nc: *x\n");

        assertThat(root.get("c")).isSameAs(root.get("a"));
    }

    @Test
    void takesTheLastAnchorOfAName() {
        assertThat(map("a: &x 1\nb: &x 2\nc: *x\n")).hasToString("{a: 1, b: 2, c: 2}");
        assertThat(map("a: &x {b: &x 2}\nc: *x\n")).hasToString("{a: {b: 2}, c: 2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: *x", "a: &x {b: *x}", "a: &x [*x]"})
    void refusesAliasesWithoutValue(String text) {
        assertThat(errors(text)).extracting(t -> t.toArray()[0]).containsExactly(ProblemCode.MALFORMED_YAML);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {b: &b {x: 1, y: 1}, c: {<<: *b, y: 2}} | {y: 2, x: 1}
            {b: &b {x: 1}, c: {y: 2, <<: *b}} | {y: 2, x: 1}
            {b: &b {x: 1}, d: &d {x: 2, z: 3}, c: {<<: [*b, *d]}} | {x: 1, z: 3}
            {b: &b {x: 1}, c: {<<: {x: 2, y: 3}}} | {x: 2, y: 3}
            {b: &b {x: 1}, d: &d {<<: *b, y: 2}, c: {<<: *d}} | {y: 2, x: 1}
            {c: {"<<": a}} | {<<: a}
            {c: {<<: {}}} | {}
            """)
    void mergesMaps(String text, String expected) {
        assertThat(map(text).get("c")).hasToString(expected);
    }

    @Test
    @DisplayName("D11: what a merge key brings in keeps its place")
    void keepsThePlaceOfMergedEntries() {
        MapValue root = map("a: &x\n  b: 1\nc:\n  <<: *x\n");

        assertThat(root.map("c").entry("b").keyLocation()).hasToString("dev.yaml:2:3");
        assertThat(root.map("c").location()).hasToString("dev.yaml:4:3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{<<: 1}", "{<<: }", "{<<: [a]}", "{<<: [{}, 1]}"})
    void refusesMergesOfOtherThings(String text) {
        assertThat(errors(text)).extracting(t -> t.toArray()[0]).containsExactly(ProblemCode.MALFORMED_YAML);
    }

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
    @DisplayName("stack-semantics 11.3: !literal is dropped and does nothing else, so that D10 says what a scalar is")
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
    @DisplayName("stack-semantics 11.1: functions keep their tag and argument")
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a:\\tb | {a: b}
            a:\\t\\tb\\tc | {a: b\\tc}
            a: 'x'\\t# c | {a: x}
            a:\\t# c\\n  b: 1 | {a: {b: 1}}
            a: [b]\\t\\nc: d | {a: [b], c: d}
            a: &x\\tb | {a: b}
            {a:\\t b, c: [d,\\t e]} | {a: b, c: [d, e]}
            a: !env\\tB | {a: !env B}
            a: >\\t\\n  x | {a: x}
            😀:\\tb | {😀: b}
            a:\\tb\\nc:\\n  - d:\\t e\\n    f:\\tg h:i | {a: b, c: [{d: e, f: g h:i}]}
            a:\\tb\\n# c:\\td\\n\\ne: >\\n  f:\\tg | {a: b, e: f:\\tg}
            a:\\t>\\n  b:\\tc | {a: b:\\tc}
            a:\\tb\\nc: "\\n  d:\\te" | {a: b, c:  d:\\te}
            """)
    @DisplayName("D10: a tab between words is as good as a space, as yaml.v3 has it")
    void readsTabsBetweenWords(String text, String expected) {
        assertThat(map(text.replace("\\n", "\n").replace("\\t", "\t"))).hasToString(expected.replace("\\t", "\t"));
    }

    @Test
    @Timeout(60)
    void readsThousandsOfLinesThatAreAlignedWithTabs() {
        String text = IntStream.range(0, 20_000)
                .mapToObj(i -> "key" + i + ":\t" + i + "\n")
                .collect(joining());

        assertThat(map(text).size()).isEqualTo(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:\n\tb: 1", "-\tb", "a: 1\n\t\nb: 2", "- \t- b", "? a\n:\tb"})
    void refusesTabsThatIndent(String text) {
        assertThat(errors(text)).extracting(t -> t.toArray()[0]).containsExactly(ProblemCode.MALFORMED_YAML);
    }

    @Test
    @DisplayName("10.16: what is in a literal list or map is as literal as a text")
    void takesAllOfALiteralAsItIs() {
        MapValue map = map("a: !literal ['{{ .x }}', {b: '{{ .y }}'}]\nc: !literal {d: '{{ .z }}', e: 7}\n");

        assertThat(map.isDynamic()).isFalse();
        assertThat(map).hasToString("{a: [{{ .x }}, {b: {{ .y }}}], c: {d: {{ .z }}, e: 7}}");
    }

    @Test
    void refusesEscapesOfHalfCharacters() {
        assertThat(errors("a: \"\\uD800\"")).containsExactly(tuple(ProblemCode.MALFORMED_YAML, "dev.yaml:1:4"));
    }

    @Test
    void refusesControlCharacters() {
        assertThat(errors("a: 1\nb: x\u0007y\n")).containsExactly(tuple(ProblemCode.MALFORMED_YAML, "dev.yaml:2:5"));
    }

    @Test
    void countsColumnsInCharactersNotUnits() {
        assertThat(map("\uD83D\uDE00: {b: 1}\n").map("\uD83D\uDE00").entry("b").keyLocation())
                .hasToString("dev.yaml:1:5");
    }

    @Test
    @DisplayName("D24: 60 aliases, keys of any length and 1,000 levels are read")
    void readsWhatIsLargeButWithinTheLimits() {
        String key = "k".repeat(5_000);
        assertThat(map(key + ": 1\n").keys()).containsExactly(key);
        assertThat(map("a: &x {b: 1}\nc: [" + "*x, ".repeat(60) + "1]\n").keys())
                .containsExactly("a", "c");
        assertThat(reader.parse("[".repeat(1_000) + "]".repeat(1_000), "dev.yaml")
                        .problems())
                .isEmpty();
    }

    @Test
    @DisplayName("D24: deeper nesting, aliases included, is an error with the place")
    void refusesDeepNesting() {
        assertThat(errors("[".repeat(5_000) + "]".repeat(5_000)))
                .containsExactly(tuple(ProblemCode.LIMIT_EXCEEDED, "dev.yaml:1:1001"));
        assertThat(errors("a: &x " + "[".repeat(600) + "]".repeat(600) + "\nb: " + "[".repeat(600) + "*x"))
                .containsExactly(tuple(ProblemCode.LIMIT_EXCEEDED, "dev.yaml:2:604"));
    }

    @Test
    @DisplayName("D24: the nodes of the expanded document are counted, not made")
    void refusesAliasBombs() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
        }

        assertThat(errors(bomb.toString())).containsExactly(tuple(ProblemCode.LIMIT_EXCEEDED, "dev.yaml:6:45"));
    }

    @Test
    void readsFiles(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), "\uFEFFa: é\r\nb: 2\r\n");

        YamlDocument document = reader.read(file, "stacks/a.yaml");

        assertThat(document.root()).hasToString("{a: é, b: 2}");
        assertThat(((MapValue) document.root()).entry("a").keyLocation()).hasToString("stacks/a.yaml:1:1");
        assertThat(((MapValue) document.root()).entry("b").keyLocation()).hasToString("stacks/a.yaml:2:1");
    }

    @Test
    void readsUtf16ByItsByteOrderMark(@TempDir Path folder) throws Exception {
        Path little = Files.write(folder.resolve("l.yaml"), "\uFEFFa: é\n".getBytes(StandardCharsets.UTF_16LE));
        Path big = Files.write(folder.resolve("b.yaml"), "\uFEFFa: é\n".getBytes(StandardCharsets.UTF_16BE));

        assertThat(reader.read(little, "l.yaml").root()).hasToString("{a: é}");
        assertThat(reader.read(big, "b.yaml").root()).hasToString("{a: é}");
    }

    @Test
    void refusesBytesThatAreNoUtf8(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("a.yaml"), "a: 1\nb: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(reader.read(file, "a.yaml").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_YAML);
            assertThat(problem.location()).hasToString("a.yaml:2:4");
            assertThat(problem.message()).contains("0xE9", "UTF-8");
        });
    }

    @Test
    void keepsAReplacementCharacterThatTheFileReallyHolds(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), "a: \uFFFD\n");

        assertThat(reader.read(file, "a.yaml").root()).hasToString("{a: \uFFFD}");
    }

    @Test
    void reportsFilesThatCannotBeRead(@TempDir Path folder) {
        assertThat(reader.read(folder.resolve("none.yaml"), "none.yaml").problems())
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple(ProblemCode.UNREADABLE_FILE, "'none.yaml' does not exist"));
        assertThat(reader.read(folder, "folder").problems())
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple(ProblemCode.UNREADABLE_FILE, "'folder' is a directory"));
    }

    private MapValue map(String text) {
        YamlDocument document = reader.parse(text, "dev.yaml");
        assertThat(document.problems()).isEmpty();
        return (MapValue) document.root();
    }

    private java.util.List<Tuple> errors(String text) {
        return reader.parse(text, "dev.yaml").problems().stream()
                .filter(Problem::isError)
                .map(problem -> tuple(problem.code(), String.valueOf(problem.location())))
                .toList();
    }
}
