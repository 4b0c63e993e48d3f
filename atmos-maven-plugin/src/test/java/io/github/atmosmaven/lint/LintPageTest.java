package io.github.atmosmaven.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LintPageTest {

    @Test
    @DisplayName("the page about the lint lists every rule with its code")
    void listsEveryRule() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/lint.md"));

        assertThat(page.lines().filter(line -> line.startsWith("| `")))
                .hasSize(LintRule.values().length)
                .allSatisfy(line -> assertThat(Stream.of(LintRule.values()))
                        .anyMatch(rule -> line.startsWith(
                                "| `" + rule.id() + "` | " + rule.code().id() + " |")));
    }
}
