package io.github.atmosmaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The jars carry the licence")
class LicenceTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"LICENSE", "NOTICE"})
    void isInTheJar(String file) {
        assertThat(Path.of("target/classes/META-INF", file)).content().contains("Apache License");
    }
}
