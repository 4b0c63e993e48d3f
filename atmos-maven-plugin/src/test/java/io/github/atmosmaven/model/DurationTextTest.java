package io.github.atmosmaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({"1h30m, PT1H30M", "3600s, PT1H", "15m, PT15M", "1.5h, PT1H30M", "500ms, PT0.5S"})
    void readsGoDurations(String text, Duration expected) {
        assertThat(DurationText.parse(text)).hasValue(expected);
        assertThat(DurationText.parseParameter(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "1", "1 h", "h", "", "-1s"})
    void refusesOthers(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("D78: a bare number of a parameter means seconds")
    @CsvSource({"30, PT30S", "0, PT0S", "' 90 ', PT1M30S", "0.5, PT0.5S", "10m, PT10M"})
    void takesBareNumbersOfParametersForSeconds(String text, Duration expected) {
        assertThat(DurationText.parseParameter(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "ten", "10 m", "10d", "1e3", "10m5"})
    void refusesOtherParameters(String text) {
        assertThat(DurationText.parseParameter(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT30S, 30s", "PT10M, 10m", "PT1H30M, 1h30m", "PT25H0M1S, 25h1s"})
    void writesThemShort(Duration duration, String text) {
        assertThat(DurationText.of(duration)).isEqualTo(text);
    }
}
