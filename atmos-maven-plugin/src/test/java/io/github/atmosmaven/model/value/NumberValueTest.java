package io.github.atmosmaven.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Location;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberValueTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("floats have an exponent from 1e6 on in a text, and from 1e21 on in data, as Go has it")
    @CsvSource({
        "0, 0, 0",
        "1.5, 1.5, 1.5",
        "123456.75, 123456.75, 123456.75",
        "1000000, 1e+06, 1000000",
        "-1234567.5, -1.2345675e+06, -1234567.5",
        "1e21, 1e+21, 1e+21",
        "0.0001, 0.0001, 0.0001",
        "0.00001, 1e-05, 0.00001",
        "0.0000001, 1e-07, 1e-07",
    })
    void printsFloatsLikeGo(double number, String text, String data) {
        NumberValue value = new NumberValue(number, new Location("dev.yaml", 1, 1));

        assertThat(value).hasToString(text);
        assertThat(value.data()).isEqualTo(data);
    }
}
