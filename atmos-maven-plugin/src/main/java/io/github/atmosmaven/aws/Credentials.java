package io.github.atmosmaven.aws;

import io.github.atmosmaven.model.MapValue;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleWithWebIdentityCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * The identity that provisions: that of the keys, the profile or the environment, and over it the nested roles of the
 * backend. A root-level {@code role_arn} is what Terraform uses for state and is not assumed here (D46).
 */
final class Credentials {

    private static final String SESSION = "atmos-maven-plugin";
    private static final Pattern ROLE_ACCOUNT = Pattern.compile("arn:[^:]+:iam::(\\d{12}):.*");
    private static final Duration HOUR = Duration.ofHours(1);

    private final S3Settings settings;
    private final StsClients sts;

    Credentials(S3Settings settings, StsClients sts) {
        this.settings = settings;
        this.sts = sts;
    }

    AwsCredentialsProvider provider() {
        AwsCredentialsProvider provider = base();
        MapValue web = settings.map("assume_role_with_web_identity");
        if (web != null && settings.environment().local() == null) {
            provider = webIdentity(web);
        }
        MapValue role = settings.map("assume_role");
        return role == null ? provider : role(provider, role);
    }

    private AwsCredentialsProvider base() {
        AwsEnvironment environment = settings.environment();
        AwsEnvironment.Local local = environment.local();
        if (local != null) {
            return fixed(local.accounts().apply(localAccount()));
        }
        String id = settings.text("access_key");
        String secret = settings.text("secret_key");
        if (id != null && secret != null) {
            return fixed(new AwsEnvironment.Keys(id, secret, settings.text("token")));
        }
        if (id != null || secret != null) {
            throw new IllegalArgumentException("access_key and secret_key belong together, and one of them is missing");
        }
        String profile = Profiles.name(settings);
        ProfileFile files = Profiles.files(settings);
        if (profile != null) {
            return profile(profile, files);
        }
        AwsEnvironment.Keys keys = environment.keys();
        return keys == null ? AmbientCredentials.of(settings, files) : fixed(keys);
    }

    /**
     * Who calls the local endpoint. Of an account, whoever reads state by a role of it is taken to have keys: which real
     * ones those are nobody asks there, and a bucket of another account could not be read by that role.
     */
    private Optional<String> localAccount() {
        Matcher access = ROLE_ACCOUNT.matcher(Objects.requireNonNullElse(settings.text("role_arn"), ""));
        return access.matches() ? Optional.of(access.group(1)) : Optional.empty();
    }

    private AwsCredentialsProvider profile(String name, @Nullable ProfileFile files) {
        AwsCredentialsProvider sso =
                SsoEndpoint.provider(settings, files == null ? ProfileFile.defaultProfileFile() : files, name);
        if (sso != null) {
            return sso;
        }
        ProfileCredentialsProvider.Builder named =
                ProfileCredentialsProvider.builder().profileName(name);
        return files == null ? named.build() : named.profileFile(files).build();
    }

    private static AwsCredentialsProvider fixed(AwsEnvironment.Keys keys) {
        String token = keys.sessionToken();
        return StaticCredentialsProvider.create(
                token == null
                        ? AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey())
                        : AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), token));
    }

    private AwsCredentialsProvider role(AwsCredentialsProvider base, MapValue role) {
        AssumeRoleRequest.Builder request = AssumeRoleRequest.builder()
                .roleArn(required("assume_role", role))
                .roleSessionName(Objects.requireNonNullElse(S3Settings.text(role.get("session_name")), SESSION))
                .durationSeconds(seconds("assume_role", role))
                .externalId(S3Settings.text(role.get("external_id")))
                .policy(S3Settings.text(role.get("policy")))
                .sourceIdentity(S3Settings.text(role.get("source_identity")));
        List<PolicyDescriptorType> policies = policies(role);
        if (!policies.isEmpty()) {
            request.policyArns(policies);
        }
        MapValue tags = role.map("tags");
        if (tags != null) {
            request.tags(tags.entries().stream()
                    .map(tag -> Tag.builder()
                            .key(tag.key())
                            .value(tag.value().toString())
                            .build())
                    .toList());
        }
        List<String> transitive = S3Settings.texts(role.get("transitive_tag_keys"));
        if (!transitive.isEmpty()) {
            request.transitiveTagKeys(transitive);
        }
        StsClient client = sts.with(base);
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(client)
                .refreshRequest(request.build())
                .build();
    }

    private AwsCredentialsProvider webIdentity(MapValue web) {
        String token = S3Settings.text(web.get("web_identity_token"));
        String file = S3Settings.text(web.get("web_identity_token_file"));
        if (token != null && file != null) {
            throw new IllegalArgumentException(
                    "assume_role_with_web_identity has both web_identity_token and web_identity_token_file");
        }
        AssumeRoleWithWebIdentityRequest.Builder request = AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(required("assume_role_with_web_identity", web))
                .roleSessionName(Objects.requireNonNullElse(S3Settings.text(web.get("session_name")), SESSION))
                .durationSeconds(seconds("assume_role_with_web_identity", web))
                .policy(S3Settings.text(web.get("policy")))
                .webIdentityToken(token == null ? TokenFile.read(file == null ? null : settings.path(file)) : token);
        List<PolicyDescriptorType> policies = policies(web);
        if (!policies.isEmpty()) {
            request.policyArns(policies);
        }
        return StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
                .stsClient(sts.with(AnonymousCredentialsProvider.create()))
                .refreshRequest(request.build())
                .build();
    }

    /** Without it Terraform refuses the backend, and nobody can say which account was meant. */
    private static String required(String block, MapValue role) {
        String arn = S3Settings.text(role.get("role_arn"));
        if (arn == null) {
            throw new IllegalArgumentException(block + " has no role_arn");
        }
        return arn;
    }

    private static int seconds(String block, MapValue role) {
        String text = S3Settings.text(role.get("duration"));
        try {
            return (int) (text == null ? HOUR : GoDuration.parse(text)).toSeconds();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(block + ".duration: " + e.getMessage(), e);
        }
    }

    private static List<PolicyDescriptorType> policies(MapValue role) {
        return S3Settings.texts(role.get("policy_arns")).stream()
                .map(arn -> PolicyDescriptorType.builder().arn(arn).build())
                .toList();
    }
}
