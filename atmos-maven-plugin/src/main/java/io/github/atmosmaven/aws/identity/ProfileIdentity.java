package io.github.atmosmaven.aws.identity;

import io.github.atmosmaven.aws.call.ServiceClients;
import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The identity of a profile, put together as Terraform's AWS client does. The SDK could do it too, but with clients of its
 * own, which know neither proxy nor certificates nor endpoints of the backend.
 */
final class ProfileIdentity {

    private final ProfileFile files;
    private final AmbientIdentity ambient;
    private final RoleIdentity roles;
    private final SsoIdentity sso;
    private final S3Settings settings;

    ProfileIdentity(S3Settings settings, ProfileFile files, AmbientIdentity ambient, ServiceClients clients) {
        this.settings = settings;
        this.files = files;
        this.ambient = ambient;
        this.roles = new RoleIdentity(settings, clients);
        this.sso = new SsoIdentity(settings, files, clients);
    }

    boolean exists(String name) {
        return files.profile(name).isPresent();
    }

    /**
     * The identity of a profile; null where the profile holds none.
     *
     * @throws CloudRefusal for a profile that cannot work
     */
    @Nullable
    AwsCredentialsProvider of(String name) {
        return of(name, new LinkedHashSet<>());
    }

    private @Nullable AwsCredentialsProvider of(String name, Set<String> chain) {
        Profile profile = files.profile(name).orElseThrow(() -> refusal(missing(name, chain)));
        if (!chain.add(name)) {
            throw refusal("the profiles " + String.join(" -> ", chain) + " -> " + name
                    + " name each other as source_profile in a circle");
        }
        String role = profile.property("role_arn").orElse(null);
        String token = profile.property("web_identity_token_file").orElse(null);
        if (token != null) {
            if (role == null) {
                throw refusal("profile '" + name + "' has a web_identity_token_file and no role_arn");
            }
            return roles.byWebIdentity(
                    role, profile.property("role_session_name").orElse(null), settings.path(token));
        }
        AwsCredentialsProvider base = base(profile, chain, role != null);
        return role == null || base == null ? base : roles.of(profile, role, base);
    }

    private static String missing(String name, Set<String> chain) {
        String who = chain.isEmpty()
                ? ""
                : ", which is the source_profile of '" + chain.toArray(String[]::new)[chain.size() - 1] + "'";
        return "there is no profile '" + name + "'" + who;
    }

    /** The identity without its role. */
    private @Nullable AwsCredentialsProvider base(Profile profile, Set<String> chain, boolean isForRole) {
        String source = profile.property("source_profile").orElse(null);
        if (source != null && isForRole && !source.equals(profile.name())) {
            return required(of(source, chain), source);
        }
        AwsCredentialsProvider keys = StaticIdentity.of(
                profile.property("aws_access_key_id").orElse(null),
                profile.property("aws_secret_access_key").orElse(null),
                profile.property("aws_session_token").orElse(null));
        if (keys != null) {
            return keys;
        }
        String credentialSource = profile.property("credential_source").orElse(null);
        if (credentialSource != null && isForRole) {
            return ambient.named(credentialSource, profile.name());
        }
        if (sso.isMeant(profile)) {
            return sso.of(profile);
        }
        if (profile.property("login_session").isPresent()) {
            throw refusal("profile '" + profile.name()
                    + "' signs in by 'aws login' (login_session), which is not supported here; give its keys with"
                    + " 'aws configure export-credentials'");
        }
        String command = profile.property("credential_process").orElse(null);
        if (command != null) {
            return new CommandIdentity(
                    profile.name(), command, settings.environment().calls().command());
        }
        return isForRole ? required(null, profile.name()) : null;
    }

    private static AwsCredentialsProvider required(@Nullable AwsCredentialsProvider provider, String name) {
        if (provider == null) {
            throw refusal("profile '" + name + "' holds no credentials that a role could be assumed with");
        }
        return provider;
    }

    static CloudRefusal refusal(String message) {
        return new CloudRefusal(CloudRefusal.Kind.CREDENTIALS, "", message, null, null);
    }

    /** The text of a setting that means one of several words, for comparison. */
    static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
