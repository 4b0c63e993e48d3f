package io.github.atmosmaven.yaml;

import static io.github.atmosmaven.yaml.SoundDocument.assertSound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D24: limits of what is read, and the time that it takes")
class InputLimitsTest {

    private final SnakeYamlReader reader = new SnakeYamlReader();

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
    @DisplayName("D24: more than a million values are refused, with the place of the first too many")
    void refusesTooManyValues() {
        YamlDocument document = reader.parse("- a\n".repeat(1_000_000), "f.yaml");

        assertThat(document.problems())
                .extracting(problem -> String.valueOf(problem.location()))
                .containsExactly("f.yaml:1000000:3");
    }
}
