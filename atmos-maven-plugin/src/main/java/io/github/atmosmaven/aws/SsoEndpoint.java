package io.github.atmosmaven.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.token.credentials.ProfileTokenProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.auth.SsoCredentialsProvider;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;

/** Credentials of a profile that signs in by SSO, from an SSO service whose place the backend names. */
final class SsoEndpoint {

    private SsoEndpoint() {}

    /** Null where the profile does not sign in by a session of SSO, or the backend names no place. */
    static @Nullable AwsCredentialsProvider provider(S3Settings settings, ProfileFile files, String name) {
        URI endpoint = settings.endpoint("sso");
        Profile profile = files.profile(name).orElse(null);
        if (endpoint == null || profile == null) {
            return null;
        }
        String session = profile.property("sso_session").orElse(null);
        String account = profile.property("sso_account_id").orElse(null);
        String role = profile.property("sso_role_name").orElse(null);
        if (session == null || account == null || role == null) {
            return null;
        }
        String region = files.getSection("sso-session", session)
                .flatMap(section -> section.property("sso_region"))
                .orElseThrow(() -> new IllegalArgumentException("sso-session " + session + " has no sso_region"));
        SsoClient client = SsoClient.builder()
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .region(Region.of(region))
                .httpClient(HttpClients.of(settings, endpoint))
                .endpointOverride(endpoint)
                .build();
        ProfileTokenProvider token = ProfileTokenProvider.builder()
                .profileFile(() -> files)
                .profileName(name)
                .build();
        SsoCredentialsProvider.Builder provider = SsoCredentialsProvider.builder();
        return provider.ssoClient(client)
                .refreshRequest(() -> GetRoleCredentialsRequest.builder()
                        .accountId(account)
                        .roleName(role)
                        .accessToken(token.resolveToken().token())
                        .build())
                .build();
    }
}
