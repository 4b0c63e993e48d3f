package io.github.atmosmaven.aws;

import java.io.ByteArrayInputStream;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** What all clients of a backend have in common: how often they try, and whose profile they look at. */
final class ClientOverrides {

    private ClientOverrides() {}

    static ClientOverrideConfiguration of(S3Settings settings) {
        RetryStrategy.Builder<?, ?> retries = settings.retriesAdaptively()
                ? AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
                : AwsRetryStrategy.standardRetryStrategy().toBuilder();
        ClientOverrideConfiguration.Builder overrides = ClientOverrideConfiguration.builder()
                .retryStrategy(retries.maxAttempts(settings.attempts()).build());
        if (settings.environment().local() != null) {
            // Not even the endpoints that the user's own profiles name.
            return overrides.defaultProfileFile(nothing()).build();
        }
        ProfileFile files = Profiles.files(settings);
        if (files != null) {
            overrides.defaultProfileFile(files);
        }
        String profile = Profiles.name(settings);
        if (profile != null) {
            overrides.defaultProfileName(profile);
        }
        return overrides.build();
    }

    private static ProfileFile nothing() {
        return ProfileFile.builder()
                .content(new ByteArrayInputStream(new byte[0]))
                .type(ProfileFile.Type.CONFIGURATION)
                .build();
    }
}
