package io.github.atmosmaven.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a version of a tool understands")
class RenderToolTest {

    @ParameterizedTest(name = "Terraform {0}: {1}")
    @DisplayName("D37: assume_role as a block")
    @CsvSource({
        ", true",
        "1.5.7, false",
        "v1.5.7, false",
        "1.5, false",
        "1.6.0-rc1, true",
        "1.10.2, true",
        "0.15.5, false",
        "2.0.0, true",
        "10.0.0, true",
    })
    void nestedRole(@Nullable String version, boolean expected) {
        assertThat(new RenderTool(false, version).knowsNestedRole()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "OpenTofu {0}: {1}")
    @DisplayName("D34: templates in a backend")
    @CsvSource({", true", "1.7.9, false", "1.8.0, true", "v1.12.6, true"})
    void templates(@Nullable String version, boolean expected) {
        assertThat(new RenderTool(true, version).computesTemplates()).isEqualTo(expected);
    }
}
