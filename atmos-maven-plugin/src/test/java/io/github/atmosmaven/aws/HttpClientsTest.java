package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpClientsTest {

    @ParameterizedTest
    @DisplayName("no_proxy: a name stands for itself and everything below it")
    @CsvSource({
        "amazonaws.com, s3.amazonaws.com, true",
        "amazonaws.com, amazonaws.com, true",
        "amazonaws.com, notamazonaws.com, false",
        "amazonaws.com, amazonawsXcom, false",
        ".amazonaws.com, s3.amazonaws.com, true",
        ".amazonaws.com, amazonaws.com, false",
        "*.amazonaws.com, s3.amazonaws.com, true",
        "*, anything.test, true",
        "'localhost, 127.0.0.1', 127.0.0.1, true"
    })
    void readsHostsWithoutProxy(String setting, String host, boolean direct) {
        assertThat(HttpClients.patterns(setting).stream().anyMatch(host::matches))
                .isEqualTo(direct);
    }
}
