package io.github.atmosmaven.aws.identity;

import io.github.atmosmaven.aws.settings.AwsEnvironment;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Keys that are written somewhere. */
final class StaticIdentity {

    private StaticIdentity() {}

    static AwsCredentialsProvider of(AwsEnvironment.Keys keys) {
        return StaticCredentialsProvider.create(
                credentials(keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken()));
    }

    /** Returns credentials made of these keys, or null if the id or the secret is missing. */
    static @Nullable AwsCredentialsProvider of(@Nullable String id, @Nullable String secret, @Nullable String token) {
        return id == null || secret == null ? null : StaticCredentialsProvider.create(credentials(id, secret, token));
    }

    static AwsCredentials credentials(String id, String secret, @Nullable String token) {
        return token == null ? AwsBasicCredentials.create(id, secret) : AwsSessionCredentials.create(id, secret, token);
    }
}
