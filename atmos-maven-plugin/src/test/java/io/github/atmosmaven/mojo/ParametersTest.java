package io.github.atmosmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.problem.AtmosException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D70: values of parameters that mean nothing are refused")
class ParametersTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1.5", "1.5.7", "v1.11.4", "1.12.0-rc1"})
    void takesVersions(@Nullable String version) {
        assertThatCode(() -> Parameters.requireVersion("atmos.terraformVersion", version))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1", ">= 1.5", "latest"})
    void refusesWhatIsNoVersion(String version) {
        assertThatThrownBy(() -> Parameters.requireVersion("atmos.terraformVersion", version))
                .isInstanceOf(AtmosException.InvalidConfiguration.class)
                .hasMessageContaining("-Datmos.terraformVersion is '" + version + "'");
    }

    @Test
    void refusesNobodyAtWork() {
        Parameters.requirePositive("atmos.parallel", 1);
        assertThatThrownBy(() -> Parameters.requirePositive("atmos.parallel", 0))
                .hasMessageContaining("atmos.parallel");
    }

    @Test
    @DisplayName("who skips a goal is told, so that one finds where to mend it")
    void saysWhoSkips() {
        Properties typed = new Properties();
        assertThat(Parameters.origin("atmos.skip", typed)).isEqualTo("the POM says so (atmos.skip)");

        typed.setProperty("atmos.skip", "true");
        assertThat(Parameters.origin("atmos.skip", typed)).isEqualTo("-Datmos.skip is set");
    }
}
