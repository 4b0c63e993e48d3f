package io.github.atmosmaven.aws;

import io.github.atmosmaven.model.MapValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
        return role == null || S3Settings.text(role.get("role_arn")) == null ? provider : role(provider, role);
    }

    private AwsCredentialsProvider base() {
        AwsEnvironment environment = settings.environment();
        AwsEnvironment.Local local = environment.local();
        if (local != null) {
            return fixed(local.keys());
        }
        String id = settings.text("access_key");
        String secret = settings.text("secret_key");
        if (id != null && secret != null) {
            return fixed(new AwsEnvironment.Keys(id, secret, settings.text("token")));
        }
        String profile = environment.profile() == null ? settings.text("profile") : environment.profile();
        ProfileFile files = profileFiles();
        if (profile != null) {
            ProfileCredentialsProvider.Builder named =
                    ProfileCredentialsProvider.builder().profileName(profile);
            return files == null ? named.build() : named.profileFile(files).build();
        }
        AwsEnvironment.Keys keys = environment.keys();
        if (keys != null) {
            return fixed(keys);
        }
        return AmbientCredentials.of(settings, files);
    }

    private static AwsCredentialsProvider fixed(AwsEnvironment.Keys keys) {
        String token = keys.sessionToken();
        return StaticCredentialsProvider.create(
                token == null
                        ? AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey())
                        : AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), token));
    }

    private @Nullable ProfileFile profileFiles() {
        List<String> credentials = settings.texts("shared_credentials_files");
        if (credentials.isEmpty()) {
            credentials = settings.texts("shared_credentials_file");
        }
        List<String> configs = settings.texts("shared_config_files");
        if (credentials.isEmpty() && configs.isEmpty()) {
            return null;
        }
        ProfileFile.Aggregator files = ProfileFile.aggregator();
        credentials.forEach(file -> add(files, file, ProfileFile.Type.CREDENTIALS));
        configs.forEach(file -> add(files, file, ProfileFile.Type.CONFIGURATION));
        return files.build();
    }

    private static void add(ProfileFile.Aggregator files, String file, ProfileFile.Type type) {
        Path path = Path.of(file);
        if (Files.isReadable(path)) {
            files.addFile(ProfileFile.builder().content(path).type(type).build());
        }
    }

    private AwsCredentialsProvider role(AwsCredentialsProvider base, MapValue role) {
        AssumeRoleRequest.Builder request = AssumeRoleRequest.builder()
                .roleArn(S3Settings.text(role.get("role_arn")))
                .roleSessionName(Objects.requireNonNullElse(S3Settings.text(role.get("session_name")), SESSION))
                .durationSeconds((int) duration(role).toSeconds())
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
        AssumeRoleWithWebIdentityRequest.Builder request = AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(S3Settings.text(web.get("role_arn")))
                .roleSessionName(Objects.requireNonNullElse(S3Settings.text(web.get("session_name")), SESSION))
                .durationSeconds((int) duration(web).toSeconds())
                .policy(S3Settings.text(web.get("policy")))
                .webIdentityToken(token == null ? TokenFile.read(file) : token);
        List<PolicyDescriptorType> policies = policies(web);
        if (!policies.isEmpty()) {
            request.policyArns(policies);
        }
        return StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
                .stsClient(sts.with(AnonymousCredentialsProvider.create()))
                .refreshRequest(request.build())
                .build();
    }

    private static Duration duration(MapValue role) {
        String text = S3Settings.text(role.get("duration"));
        return text == null ? HOUR : GoDuration.parse(text);
    }

    private static List<PolicyDescriptorType> policies(MapValue role) {
        return S3Settings.texts(role.get("policy_arns")).stream()
                .map(arn -> PolicyDescriptorType.builder().arn(arn).build())
                .toList();
    }
}
