package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.problem.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpClientsTest {

    private static final Location PLACE = new Location("dev.yaml", 1, 1);

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

    @ParameterizedTest
    @DisplayName("nonProxyHosts of settings.xml: a name stands for itself, * for anything")
    @CsvSource({
        "localhost|*.acme.test, s3.acme.test, true",
        "localhost|*.acme.test, acme.test, false",
        "localhost|*.acme.test, localhost, true",
        "localhost|*.acme.test, s3XacmeXtest, false",
        "10.1.*, 10.1.2.3, true",
        "*, anything.test, true",
        "'', anything.test, false"
    })
    void readsHostsWithoutMavensProxy(String setting, String host, boolean direct) {
        assertThat(HttpClients.mavenPatterns(setting).stream().anyMatch(host::matches))
                .isEqualTo(direct);
    }

    @Test
    @DisplayName("D46: a bundle of certificates that cannot be used is refused, not passed over")
    void refusesAnUnusableBundle(@TempDir Path directory) throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        Path text = Files.writeString(directory.resolve("text.pem"), "no certificate");

        assertThatThrownBy(() -> open(directory.resolve("absent.pem"))).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> open(empty)).hasMessageContaining("holds no certificate");
        assertThatThrownBy(() -> open(text)).hasMessageContaining("no PEM certificates");
    }

    private static void open(Path bundle) {
        MapValue attributes = MapValue.builder(PLACE)
                .put("custom_ca_bundle", new TextValue(bundle.toString(), PLACE))
                .build();
        HttpClients.of(new S3Settings(attributes, new AwsEnvironment(Map.of(), null, null, null, null)))
                .close();
    }
}
