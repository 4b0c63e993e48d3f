package io.github.atmosmaven.yaml;

import static io.github.atmosmaven.yaml.SoundDocument.assertSound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.YamlDocument;
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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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
