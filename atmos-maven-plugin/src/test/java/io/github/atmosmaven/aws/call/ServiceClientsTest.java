package io.github.atmosmaven.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.backend.s3.S3Backend;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

@DisplayName("D46: clients of services are made as the backend has Terraform make them")
class ServiceClientsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "region: eu-west-1                           | eu-west-1",
                "region: eu-west-1, sts_region: eu-central-1 | eu-central-1",
                "region: eu-west-1, sts_region: ''           | eu-west-1",
                "sts_region: us-gov-west-1                   | us-gov-west-1",
            })
    @DisplayName("STS is asked in its own region, else in that of the backend")
    void regionOfSts(String backend, String region) {
        S3Settings settings = new S3Settings(
                S3Backend.of(ManifestText.map("{" + backend + "}")),
                AwsEnvironment.of(Map.of("HOME", "/no/such/home")));
        try (SdkHttpClient http = HttpClients.of(settings);
                ServiceClients clients =
                        new ServiceClients(settings, http, new CallBudget("test", Duration.ofMinutes(1), line -> {}))) {
            assertThat(clients.sts(AnonymousCredentialsProvider.create())
                            .serviceClientConfiguration()
                            .region())
                    .isEqualTo(Region.of(region));
        }
    }
}
