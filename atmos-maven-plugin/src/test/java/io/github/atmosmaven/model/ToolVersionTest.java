package io.github.atmosmaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D29: versions of tools")
class ToolVersionTest {

    private static ToolVersion version(String text) {
        return ToolVersion.of(text).orElseThrow();
    }

    @ParameterizedTest(name = "{0} admits {1}: {2}")
    @CsvSource({
        "1.12, 1.12.0, true",
        "1.12, 1.12.31, true",
        "1.12, 1.12.0-rc1, true",
        "1.1, 1.12.0, false",
        "1.12, 1.1.2, false",
        "1.12, 2.12.0, false",
        "1.11.4, 1.11.4, true",
        "v1.11.4, 1.11.4, true",
        "1.11.4, 1.11.5, false",
        "1.11.4, 1.11.4-rc1, false",
        "1.12.0-rc1, 1.12.0-rc1, true",
    })
    @DisplayName("without a patch it stands for any")
    void admits(String asked, String release, boolean expected) {
        assertThat(version(asked).admits(version(release))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is at least 1.6: {1}")
    @CsvSource({
        "1.5.7, false",
        "v1.5.7, false",
        "1.5, false",
        "0.15.5, false",
        "1.6.0-rc1, true",
        "1.10.2, true",
        "2.0.0, true",
        "10.0, true",
    })
    void compares(String text, boolean expected) {
        assertThat(version(text).isAtLeast(1, 6)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "latest", "latest:^1.5", "~> 1.5", ">=1.5.0", "1.5.x", "1.5.7.8", "1.5 # comment"})
    void knowsNothingElse(String text) {
        assertThat(ToolVersion.of(text)).isEmpty();
    }
}
