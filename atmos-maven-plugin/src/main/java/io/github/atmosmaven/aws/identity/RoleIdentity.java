package io.github.atmosmaven.aws.identity;

import io.github.atmosmaven.aws.call.ServiceClients;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.http.InvalidSetting;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleWithWebIdentityCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;

/** Roles that profiles and the environment name. */
final class RoleIdentity {

    private static final String SESSION = "atmos-maven-plugin";

    private final S3Settings settings;
    private final ServiceClients clients;

    RoleIdentity(S3Settings settings, ServiceClients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    AwsCredentialsProvider of(Profile profile, String role, AwsCredentialsProvider base) {
        if (profile.property("mfa_serial").isPresent()) {
            throw ProfileIdentity.refusal("profile '" + profile.name()
                    + "' requires a code of an MFA device (mfa_serial), and a build cannot ask for one");
        }
        AssumeRoleRequest.Builder request = AssumeRoleRequest.builder()
                .roleArn(role)
                .roleSessionName(profile.property("role_session_name").orElse(SESSION))
                .externalId(profile.property("external_id").orElse(null));
        profile.property("duration_seconds").ifPresent(text -> request.durationSeconds(seconds(profile, text)));
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(clients.sts(base))
                .refreshRequest(request.build())
                .build();
    }

    private static int seconds(Profile profile, String text) {
        if (!text.strip().matches("\\d{1,6}")) {
            throw new InvalidSetting("duration_seconds of profile '" + profile.name() + "' is not a whole number");
        }
        return Integer.parseInt(text.strip());
    }

    /** @param session name of the session; null for a default name */
    AwsCredentialsProvider byWebIdentity(String role, @Nullable String session, Path token) {
        return byWebIdentity(AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(role)
                .roleSessionName(Objects.requireNonNullElse(session, SESSION))
                .webIdentityToken(TokenFile.read(token))
                .build());
    }

    AwsCredentialsProvider byWebIdentity(AssumeRoleWithWebIdentityRequest request) {
        return StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
                .stsClient(clients.sts(AnonymousCredentialsProvider.create()))
                .refreshRequest(request)
                .build();
    }

    /** The web identity of the environment, as a cluster gives it to its pods; null where there is none. */
    @Nullable
    AwsCredentialsProvider ofEnvironment() {
        AwsEnvironment environment = settings.environment();
        String token = environment.variable("AWS_WEB_IDENTITY_TOKEN_FILE");
        if (token == null) {
            return null;
        }
        String role = environment.variable("AWS_ROLE_ARN");
        if (role == null) {
            throw ProfileIdentity.refusal("AWS_WEB_IDENTITY_TOKEN_FILE is set and AWS_ROLE_ARN is not");
        }
        return byWebIdentity(role, environment.variable("AWS_ROLE_SESSION_NAME"), settings.path(token));
    }
}
