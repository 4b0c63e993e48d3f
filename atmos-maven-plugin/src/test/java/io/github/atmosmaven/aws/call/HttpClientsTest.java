package io.github.atmosmaven.aws.call;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.backend.s3.S3Backend;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpClientsTest {

    private static final Location PLACE = new Location("dev.yaml", 1, 1);

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
        HttpClients.of(new S3Settings(S3Backend.of(attributes), AwsEnvironment.of(Map.of())))
                .close();
    }
}
