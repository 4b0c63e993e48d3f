package io.github.atmosmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D40, D49: -Dforce counts where it is typed")
class ForceTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"force, true, true", "atmos.force, '', true", "force, false, false", "forced, true, false"})
    void isTyped(String name, String value, boolean counts) {
        Properties typed = new Properties();
        typed.setProperty(name, value);

        assertThat(Force.isTyped(typed)).isEqualTo(counts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dforce", "-B -Dforce=true", "-B\n-Datmos.force\n", "--define force", "-D force"})
    void isKeptInAFile(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("maven.config"), content);

        assertThat(Force.isKept(file)).isTrue();
    }

    @Test
    void isNotKept() throws IOException {
        assertThat(Force.isKept(directory.resolve("none"))).isFalse();
        assertThat(Force.isKept(
                        Files.writeString(directory.resolve("maven.config"), "-Dstack=dev -Dforced=x -Dmy.force")))
                .isFalse();
    }
}
