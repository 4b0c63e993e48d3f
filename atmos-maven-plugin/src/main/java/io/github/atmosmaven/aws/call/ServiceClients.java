package io.github.atmosmaven.aws.call;

import io.github.atmosmaven.aws.settings.Profiles;
import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.backend.s3.Attribute;
import io.github.atmosmaven.http.InvalidSetting;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Makes the clients that a bucket needs. All of them go through one HTTP client, so that proxies, certificates and the
 * budget hold for every call; the SDK is left to make none by itself.
 */
public final class ServiceClients implements AutoCloseable {

    private final S3Settings settings;
    private final SdkHttpClient http;
    private final ClientOverrideConfiguration overrides;
    private final List<SdkAutoCloseable> open = new ArrayList<>();

    /** Throws {@link InvalidSetting} for settings that no client can be made with. */
    public ServiceClients(S3Settings settings, SdkHttpClient http, CallBudget budget) {
        this.settings = settings;
        this.http = http;
        this.overrides = overrides(settings, budget);
    }

    private static ClientOverrideConfiguration overrides(S3Settings settings, CallBudget budget) {
        settings.requireRetryMode();
        boolean isLocal = settings.environment().local() != null;
        // Not even the endpoints that the user's own profiles name count beside the local one.
        ProfileFile files = isLocal ? ProfileFile.aggregator().build() : Profiles.files(settings);
        Profiles.check(settings, files);
        ClientOverrideConfiguration.Builder overrides = ClientOverrideConfiguration.builder()
                .retryStrategy(new Retries(
                        budget,
                        settings.attempts(),
                        settings.environment().calls().firstPause()))
                .addExecutionInterceptor(new AnswerCheck())
                .defaultProfileFile(files);
        String profile = Profiles.name(settings);
        if (profile != null && !isLocal) {
            overrides.defaultProfileName(profile);
        }
        return overrides.build();
    }

    public S3Client s3(AwsCredentialsProvider credentials, String region) {
        S3ClientBuilder builder = S3Client.builder()
                .forcePathStyle(settings.usesPathStyle())
                // Following a bucket to another region would hide that the manifest is wrong.
                .crossRegionAccessEnabled(false);
        return built(builder, "s3", region, credentials);
    }

    public StsClient sts(AwsCredentialsProvider credentials) {
        String own = settings.backend().network().hosts().stsRegion();
        Attribute region = settings.backend().region();
        StsClientBuilder builder = StsClient.builder();
        String otherwise = region.isEmpty() ? "us-east-1" : region.text();
        return built(builder, "sts", own == null ? otherwise : own, credentials);
    }

    public SsoClient sso(String region) {
        return built(SsoClient.builder(), "sso", region, AnonymousCredentialsProvider.create());
    }

    public SsoOidcClient ssoOidc(String region) {
        return built(SsoOidcClient.builder(), "sso_oidc", region, AnonymousCredentialsProvider.create());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable> C built(
            B builder, String service, String region, AwsCredentialsProvider credentials) {
        if (region.isBlank()) {
            throw new InvalidSetting("the region of " + service + " is blank");
        }
        builder.httpClient(http)
                .credentialsProvider(credentials)
                .region(Region.of(region))
                .fipsEnabled(settings.usesFips(service))
                .dualstackEnabled(settings.usesDualstack(service))
                .putAuthScheme(new QuietScheme())
                .overrideConfiguration(overrides);
        URI endpoint = settings.endpoint(service);
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        C client = builder.build();
        open.add(client);
        return client;
    }

    @Override
    public void close() {
        open.forEach(SdkAutoCloseable::close);
    }
}
