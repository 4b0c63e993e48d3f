package io.github.atmosmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.terraform.run.ApplyCommand;
import io.github.atmosmaven.terraform.tool.ToolRequest;
import java.util.Arrays;
import java.util.List;
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
    @ValueSource(strings = {"", " "})
    @DisplayName("D29: nobody asks for a tool")
    void asksForNothing(@Nullable String version) {
        assertThat(Parameters.toolRequest(version, version)).isNull();
    }

    @Test
    @DisplayName("D29: the former name counts where the new one says nothing")
    void takesTheFormerName() {
        assertThat(Parameters.toolRequest("opentofu 1.12", "1.5.7"))
                .isEqualTo(ToolRequest.of("opentofu 1.12", "toolVersion").orElseThrow());
        assertThat(Parameters.toolRequest(null, "1.5.7"))
                .isEqualTo(ToolRequest.of("1.5.7", "terraformVersion").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1", ">= 1.5", "latest", "terraform", "pulumi 3.1", "terraform latest", "1.5 1.6"})
    void refusesWhatIsNoVersion(String version) {
        assertThatThrownBy(() -> Parameters.toolRequest(version, null))
                .isInstanceOf(AtmosException.InvalidConfiguration.class)
                .hasMessageContaining("-Datmos.toolVersion is '" + version + "'");
        assertThatThrownBy(() -> Parameters.toolRequest(null, version))
                .isInstanceOf(AtmosException.InvalidConfiguration.class)
                .hasMessageContaining("-Datmos.terraformVersion is '" + version + "'");
    }

    @Test
    @DisplayName("D63: the use of saved plans is one of three words")
    void usesOfSavedPlans() {
        assertThat(List.of("prefer", "Only", "NEVER"))
                .extracting(Parameters::savedPlan)
                .containsExactly(ApplyCommand.Use.PREFER, ApplyCommand.Use.ONLY, ApplyCommand.Use.NEVER);
        assertThatThrownBy(() -> Parameters.savedPlan("always"))
                .isInstanceOf(AtmosException.InvalidConfiguration.class)
                .hasMessageContaining("-Datmos.savedPlan is 'always'");
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
        assertThat(Parameters.origin("atmos.skip", typed)).isEqualTo("the POM sets atmos.skip");

        typed.setProperty("atmos.skip", "true");
        assertThat(Parameters.origin("atmos.skip", typed)).isEqualTo("-Datmos.skip is set");
    }

    @Test
    @DisplayName("D69: a line that is typed wins over a list of the POM, whose items are not split")
    void takesACommand() {
        assertThat(Parameters.typed("state list", List.of("version")).words()).containsExactly("state", "list");
        assertThat(Parameters.typed(null, Arrays.asList("show", "a b", null)).words())
                .containsExactly("show", "a b", "");
        assertThatThrownBy(() -> Parameters.typed(null, null))
                .isInstanceOf(AtmosException.InvalidConfiguration.class)
                .hasMessage("no command is given");
        assertThatThrownBy(() -> Parameters.typed(" ", List.of("version")))
                .isInstanceOf(AtmosException.InvalidConfiguration.class);
    }
}
