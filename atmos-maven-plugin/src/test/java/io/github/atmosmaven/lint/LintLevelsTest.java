package io.github.atmosmaven.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Severity;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D33: a project weighs the rules of the lint in its own way")
class LintLevelsTest {

    private static final Finding WARNING =
            new Finding(LintRule.NO_LOCK, false, "", new Location("dev.yaml", 1, 1), "no lock", null);

    private static LintLevels levels(Map<String, String> written) {
        return LintLevels.of(
                written, (rule, level, choices) -> new IllegalArgumentException(rule + "=" + level + ": " + choices));
    }

    @Test
    @DisplayName("D33: a rule is raised, lowered or switched off by its name")
    void weighs() {
        assertThat(LintLevels.USUAL.severity(WARNING)).isEqualTo(Severity.WARNING);
        assertThat(levels(Map.of("no-lock", "error")).severity(WARNING)).isEqualTo(Severity.ERROR);
        assertThat(levels(Map.of("no-lock", "off")).severity(WARNING)).isNull();
        assertThat(levels(Map.of("conflict", "off")).severity(WARNING)).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "no-look, error, no-lock",
        "no-lock, quiet, 'error, warning or off'",
        "backend-of-null, warning, a state is lost",
        "backend-in-memory, off, a state is lost"
    })
    @DisplayName("D33, D38: an unknown rule or level is refused, and so is less than an error for what loses a state")
    void refuses(String rule, String level, String words) {
        assertThatThrownBy(() -> levels(Map.of(rule, level))).hasMessageContaining(words);
    }
}
