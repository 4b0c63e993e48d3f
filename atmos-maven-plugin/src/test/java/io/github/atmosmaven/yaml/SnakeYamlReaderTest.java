package io.github.atmosmaven.yaml;

import static io.github.atmosmaven.yaml.ParsedYaml.errors;
import static io.github.atmosmaven.yaml.ParsedYaml.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
    @DisplayName("semantics 1.7: a text without content is no document and no problem")
    void readsNothingFromEmptyText(String text) {
        YamlDocument document = reader.parse(text, "dev.yaml");

        assertThat(document.root()).isNull();
        assertThat(document.problems()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("D26: only the first document counts, and a further one that is not empty is a warning at its '---'")
    @CsvSource({
        "'---\na: 1\n---\nb: [\n', '3:1'",
        "'a: 1\n---\nb: 2\n---\n# c\n---\n- d\n', '2:1 6:1'",
        "'a: 1\n...\n---\nb: 2', '3:1'",
        "'a: 1\n---\n', ''",
        "'a: 1\n---\n# b\n...\n', ''",
        "'a: 1\n---\n~\n', ''",
    })
    void readsTheFirstDocument(String text, String places) {
        YamlDocument document = reader.parse(text.replace("\\n", "\n"), "dev.yaml");

        assertThat(document.root()).hasToString("{a: 1}");
        assertThat(document.hasErrors()).isFalse();
        assertThat(document.problems().stream()
                        .map(problem -> problem.location().line() + ":"
                                + problem.location().column())
                        .collect(java.util.stream.Collectors.joining(" ")))
                .isEqualTo(places);
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
    @DisplayName("semantics 3.7: keys are text")
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
}
