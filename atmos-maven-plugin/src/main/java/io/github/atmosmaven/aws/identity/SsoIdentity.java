package io.github.atmosmaven.aws.identity;

import io.github.atmosmaven.aws.call.ServiceClients;
import io.github.atmosmaven.aws.settings.S3Settings;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.RoleCredentials;

/** Keys of a profile that signs in by IAM Identity Center: by a session of its own, or in the older form by itself. */
final class SsoIdentity {

    private final S3Settings settings;
    private final ProfileFile files;
    private final ServiceClients clients;

    SsoIdentity(S3Settings settings, ProfileFile files, ServiceClients clients) {
        this.settings = settings;
        this.files = files;
        this.clients = clients;
    }

    boolean isMeant(Profile profile) {
        return profile.property("sso_account_id").isPresent()
                || profile.property("sso_role_name").isPresent()
                || profile.property("sso_start_url").isPresent();
    }

    AwsCredentialsProvider of(Profile profile) {
        String account = required(profile, "sso_account_id");
        String role = required(profile, "sso_role_name");
        Optional<String> session = profile.property("sso_session");
        String region = session.isPresent() ? ofSession(session.get(), "sso_region") : required(profile, "sso_region");
        SsoTokens tokens = session.isPresent()
                ? SsoTokens.ofSession(settings, session.get(), () -> clients.ssoOidc(region))
                : SsoTokens.ofStartUrl(settings, required(profile, "sso_start_url"), profile.name());
        SsoClient client = clients.sso(region);
        return () -> {
            String token = tokens.current();
            RoleCredentials keys = client.getRoleCredentials(
                            request -> request.accountId(account).roleName(role).accessToken(token))
                    .roleCredentials();
            if (keys == null || keys.accessKeyId() == null || keys.secretAccessKey() == null) {
                throw ProfileIdentity.refusal("IAM Identity Center has no keys for profile '" + profile.name() + "'");
            }
            return StaticIdentity.credentials(keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
        };
    }

    private static String required(Profile profile, String key) {
        return profile.property(key)
                .orElseThrow(() ->
                        ProfileIdentity.refusal("profile '" + profile.name() + "' signs in by SSO and has no " + key));
    }

    private String ofSession(String name, String key) {
        return files.getSection("sso-session", name)
                .orElseThrow(() -> ProfileIdentity.refusal("there is no sso-session '" + name + "'"))
                .property(key)
                .orElseThrow(() -> ProfileIdentity.refusal("sso-session '" + name + "' has no " + key));
    }
}
