package io.github.atmosmaven.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whatever a file says, reading it ends with a value or with problems at places inside the file")
class BadInputTest {

    private static final Path CORPUS = Path.of("src/test/resources/conformance");
    private static final int MUTANTS_OF_EACH = 40;

    private static final List<String> SCRAPS = List.of(
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\u0000",
            "\u0007",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uD800",
            "😀",
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            "- ",
            "? ",
            "&a ",
            "*a",
            "<<: ",
            "<<: *a\n",
            "!env ",
            "!append ",
            "!x ",
            "!!int ",
            "!<",
            "|",
            ">-2",
            "\"",
            "'",
            "\\",
            "#",
            "%YAML 1.9\n",
            "%TAG ! x\n",
            "---\n",
            "...\n",
            "{{ .x }}",
            "0777",
            "null",
            "~",
            "@",
            "`",
            "  ",
            "x: 1\n",
            "\"\\uD800\"",
            "\"\\UFFFFFFFF\"",
            "\"\\x\"",
            "!<tag:%zz>",
            "&",
            "*");

    private final SnakeYamlReader reader = new SnakeYamlReader();

    @Test
    void survivesMutationsOfGoodManifests() throws IOException {
        Random random = new Random(4711);
        int refused = 0;
        for (String good : corpus()) {
            assertThat(reader.parse(good, "f.yaml").problems())
                    .noneMatch(problem -> problem.code() == ProblemCode.MALFORMED_YAML);
            for (int i = 0; i < MUTANTS_OF_EACH; i++) {
                String mutant = mutate(good, random);
                YamlDocument document = reader.parse(mutant, "f.yaml");
                assertSound(document, mutant);
                refused += document.hasErrors() ? 1 : 0;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void survivesRandomBytes(@TempDir Path folder) throws IOException {
        Random random = new Random(815);
        Path file = folder.resolve("f.yaml");
        List<String> corpus = corpus();
        for (int i = 0; i < 600; i++) {
            byte[] bytes = corpus.get(random.nextInt(corpus.size())).getBytes(StandardCharsets.UTF_8);
            for (int j = random.nextInt(6); j >= 0 && bytes.length > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bytes);

            assertSound(reader.read(file, "f.yaml"), new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    @DisplayName("D24: 2,000 levels, in every style, are an error and no overflow")
    void refusesDeepNestingInEveryStyle() {
        StringBuilder block = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            block.append(" ".repeat(i)).append("a:\n");
        }
        for (String deep : List.of(
                "[".repeat(2_000),
                // The scanner must not look for the end of a key through all of them.
                "a: " + "[".repeat(500_000),
                "{a: ".repeat(2_000),
                "- ".repeat(2_000) + "x",
                "? ".repeat(2_000) + "x",
                block.toString())) {
            YamlDocument document = reader.parse(deep, "f.yaml");

            assertThat(document.problems()).extracting(Problem::code).containsExactly(ProblemCode.LIMIT_EXCEEDED);
            assertSound(document, deep);
        }
    }

    @Test
    @DisplayName("D24: aliases that nest a thousand levels are counted, however they are stacked")
    void refusesDepthThatOnlyAliasesMake() {
        StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i <= 2_000; i++) {
            text.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
        }

        assertThat(reader.parse(text.toString(), "f.yaml").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LIMIT_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'", "\"", "|\n  ", ">\n  "})
    @Timeout(60)
    @DisplayName("D24: a value of 50 MB without a space is read")
    void readsAVeryLongValue(String opening) {
        String closing = opening.length() == 1 ? opening : "";
        String text = "a: " + opening + "x".repeat(50_000_000) + closing + "\n";

        YamlDocument document = reader.parse(text, "f.yaml");

        assertThat(document.problems()).isEmpty();
        assertThat(((MapValue) document.root()).text("a").strip()).hasSize(50_000_000);
    }

    @Test
    @Timeout(60)
    @DisplayName("D24: what is a megabyte long without an end is read in the time of its length")
    void readsLongRunsOfOneThing() {
        int many = 1_000_000;
        for (String text : List.of(
                "a: " + "1".repeat(many),
                "a: -" + "1_".repeat(many),
                "a: 0x" + "f".repeat(many),
                "a: 0" + "7".repeat(many),
                "1".repeat(many) + ": a",
                "a: 1." + "1".repeat(many),
                "a: 1e" + "1".repeat(many),
                "a: 2026-01-01T00:00:00." + "1".repeat(many),
                "k".repeat(many) + ": 1",
                "\"" + "k".repeat(many) + "\": 1",
                "a: &" + "a".repeat(many) + " x\nb: *" + "a".repeat(many),
                "#".repeat(many) + "\na: 1",
                "a: 1 " + "#c ".repeat(many),
                "a: 1\n" + "\n".repeat(many) + "b: 2",
                "a:" + "\t".repeat(many) + "b",
                "a: " + "''".repeat(many),
                "a: \"" + "\\\"".repeat(many) + "\"",
                // Items of a list that could be a key, as far as its first megabyte tells.
                "[" + "[], ".repeat(400_000) + "]",
                "{a: [" + "x, ".repeat(900_000) + "]}")) {
            YamlDocument document = reader.parse(text, "f.yaml");

            assertThat(document.hasErrors()).as(text.substring(0, 10)).isFalse();
            assertThat(document.root()).isNotNull();
        }
    }

    @Test
    @Timeout(60)
    @DisplayName("D24: what is a megabyte long and wrong is refused in the time of its length")
    void refusesLongRunsOfOneThing() {
        int many = 1_000_000;
        for (String text : List.of(
                "a: !!int " + "1".repeat(many),
                "a: !" + "t".repeat(many) + " x",
                "a: !<" + "t".repeat(many) + "> [x]",
                "a: " + "!".repeat(many),
                "%TAG !a! " + "t".repeat(many) + "\n---\n" + "- !a!b [x]\n".repeat(100_000),
                "%YAML 1." + "1".repeat(many) + "\n---\na: 1",
                "a: " + "&a ".repeat(many),
                "a: *" + "a".repeat(many),
                "? ".repeat(many) + "x",
                "- ".repeat(many) + "x",
                ": ".repeat(many) + "x",
                "a: ".repeat(many),
                "a: " + "\"".repeat(many),
                "a: " + "]".repeat(many),
                "x\n".repeat(many) + "a: b",
                "[,".repeat(many))) {
            YamlDocument document = reader.parse(text, "f.yaml");

            assertThat(document.problems())
                    .as(text.substring(0, 10))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.isError()).isTrue());
            assertSound(document, text);
        }
    }

    @Test
    @DisplayName("D24: a tag of more than 1,000 characters is refused at its place")
    void refusesLongTags() {
        assertThat(reader.parse("a: 1\nb: !" + "t".repeat(1_000) + " x\n", "f.yaml")
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
                    assertThat(problem.location()).hasToString("f.yaml:2:4");
                });
    }

    @Test
    @DisplayName("D24: a file of 5 MB is read")
    void readsALargeFile() {
        String text = "items:\n"
                + "  - {name: item, description: a sentence that makes the line as long as it is in life}\n"
                        .repeat(60_000);

        YamlDocument document = reader.parse(text, "f.yaml");

        assertThat(document.problems()).isEmpty();
        assertThat(((ListValue) ((MapValue) document.root()).get("items")).items())
                .hasSize(60_000);
    }

    @Test
    @DisplayName("D24: a file of more than 64 MB is refused before it is read")
    void refusesATooLargeFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("f.yaml");
        try (var sparse = java.nio.channels.FileChannel.open(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            sparse.write(java.nio.ByteBuffer.wrap(new byte[] {'a'}), 64L * 1024 * 1024);
        }

        assertThat(reader.read(file, "f.yaml").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LIMIT_EXCEEDED);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("a pipe, which has no end, is not read")
    void refusesAPipe(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("dev.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        YamlDocument document = new SnakeYamlReader().read(pipe, "dev.yaml");

        assertThat(document.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_FILE);
            assertThat(problem.message()).contains("not a regular file");
        });
    }

    @Test
    @DisplayName("D24: more than a million values are refused, with the place of the first too many")
    void refusesTooManyValues() {
        YamlDocument document = reader.parse("- a\n".repeat(1_000_000), "f.yaml");

        assertThat(document.problems())
                .extracting(problem -> String.valueOf(problem.location()))
                .containsExactly("f.yaml:1000000:3");
    }

    private static void assertSound(YamlDocument document, String text) {
        String[] lines = text.split("\r\n|[\n\r\u0085\u2028\u2029]", -1);
        for (Problem problem : document.problems()) {
            assertThat(problem.message()).as(text).isNotBlank();
            assertInside(problem.location(), lines, text);
        }
        if (document.root() != null) {
            assertPlaces(document.root(), lines, text);
        } else if (document.problems().isEmpty()) {
            assertThat(text)
                    .satisfiesAnyOf(
                            t -> assertThat(t).doesNotContain(":"),
                            t -> assertThat(t).containsAnyOf("#", "---", "...", "null", "~"));
        }
    }

    private static void assertPlaces(Value value, String[] lines, String text) {
        assertInside(value.location(), lines, text);
        if (value instanceof MapValue map) {
            map.entries().forEach(entry -> assertPlaces(entry.value(), lines, text));
        } else if (value instanceof ListValue list) {
            list.items().forEach(item -> assertPlaces(item, lines, text));
        }
    }

    private static void assertInside(Location at, String[] lines, String text) {
        boolean inside = at != null
                && at.line() >= 1
                && at.line() <= lines.length
                && at.column() >= 1
                && at.column() <= lines[at.line() - 1].length() + 1;
        if (!inside) {
            throw new AssertionError(at + " is not inside:\n" + text);
        }
    }

    private static String mutate(String good, Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int i = random.nextInt(3); i >= 0 && text.length() > 1; i--) {
            int at = random.nextInt(text.length());
            int length = Math.min(text.length() - at, 1 + random.nextInt(8));
            switch (random.nextInt(6)) {
                case 0 -> text.setLength(at);
                case 1 -> text.delete(at, at + length);
                case 2 -> text.insert(at, text.substring(at, at + length));
                case 3 -> text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
                case 4 -> text.replace(at, at + length, SCRAPS.get(random.nextInt(SCRAPS.size())));
                default -> text.insert(at, SCRAPS.get(random.nextInt(SCRAPS.size())));
            }
        }
        return text.toString();
    }

    private static List<String> corpus() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CORPUS)) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
        }
        assertThat(texts).hasSizeGreaterThan(100);
        return texts;
    }
}
