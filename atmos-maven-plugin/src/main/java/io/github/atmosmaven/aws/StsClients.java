package io.github.atmosmaven.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;

/** Opens and closes the clients of the token service that a bucket needs. */
final class StsClients implements AutoCloseable {

    private final S3Settings settings;
    private final SdkHttpClient http;
    private final ClientOverrideConfiguration overrides;
    private final List<StsClient> open = new ArrayList<>();

    /** Throws {@link IllegalArgumentException} for settings that no client can be made with. */
    StsClients(S3Settings settings) {
        this.settings = settings;
        this.overrides = ClientOverrides.of(settings);
        this.http = HttpClients.of(settings, settings.endpoint("sts"));
    }

    StsClient with(AwsCredentialsProvider credentials) {
        String own = settings.text("sts_region");
        String region = own == null ? settings.text("region") : own;
        StsClientBuilder builder = StsClient.builder()
                .httpClient(http)
                .credentialsProvider(credentials)
                .region(Region.of(region == null ? "us-east-1" : region))
                .fipsEnabled(settings.choosesHost("use_fips_endpoint", "sts"))
                .dualstackEnabled(settings.choosesHost("use_dualstack_endpoint", "sts"))
                .overrideConfiguration(overrides);
        URI endpoint = settings.endpoint("sts");
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        StsClient client = builder.build();
        open.add(client);
        return client;
    }

    @Override
    public void close() {
        open.forEach(StsClient::close);
        http.close();
    }
}
