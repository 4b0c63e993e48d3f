package io.github.atmosmaven.aws.identity;

import io.github.atmosmaven.aws.call.ServiceClients;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.aws.settings.Profiles;
import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.backend.s3.Role;
import io.github.atmosmaven.backend.s3.S3Identity;
import io.github.atmosmaven.backend.s3.S3Identity.WebRole;
import io.github.atmosmaven.http.InvalidSetting;
import io.github.atmosmaven.model.DurationText;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * The identity that provisions: that of the keys, the profile or the environment, and over it the nested roles of the
 * backend. A root-level {@code role_arn} is what Terraform uses for state and is not assumed here (D46).
 */
public final class Credentials {

    private static final String SESSION = "atmos-maven-plugin";
    private static final String USUAL_PROFILE = "default";
    private static final Duration HOUR = Duration.ofHours(1);

    private final S3Settings settings;
    private final ServiceClients clients;

    public Credentials(S3Settings settings, ServiceClients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    /**
     * The identity, asked for when it is needed first.
     *
     * @throws CloudRefusal for one that cannot be had
     * @throws InvalidSetting for settings that say nothing
     */
    public AwsCredentialsProvider provider() {
        WebRole web = settings.backend().identity().webRole();
        AwsCredentialsProvider provider =
                web != null && settings.environment().local() == null ? webIdentity(web) : base();
        Role role = settings.backend().identity().role();
        return role == null ? provider : role(provider, role);
    }

    private AwsCredentialsProvider base() {
        AwsEnvironment environment = settings.environment();
        AwsEnvironment.Local local = environment.local();
        if (local != null) {
            return StaticIdentity.of(local.keys());
        }
        S3Identity.Keys keys = settings.backend().identity().keys();
        if ((keys.id() == null) != (keys.secret() == null)) {
            throw new InvalidSetting("access_key and secret_key belong together, and one of them is missing");
        }
        AwsCredentialsProvider own = StaticIdentity.of(keys.id(), keys.secret(), keys.token());
        return own == null ? found() : own;
    }

    /** In the order in which Terraform's AWS client looks for one. */
    private AwsCredentialsProvider found() {
        AwsEnvironment environment = settings.environment();
        ProfileFile files = Profiles.files(settings);
        AmbientIdentity ambient = new AmbientIdentity(settings, files);
        ProfileIdentity profiles = new ProfileIdentity(settings, files, ambient, clients);
        String profile = Profiles.name(settings);
        AwsCredentialsProvider found = null;
        if (profile != null) {
            found = profiles.of(profile);
        } else if (environment.identity().keys() != null) {
            found = StaticIdentity.of(environment.identity().keys());
        } else {
            found = ambient.environment();
            found = found == null ? new RoleIdentity(settings, clients).ofEnvironment() : found;
            found = found == null ? ofUsualProfile(profiles) : found;
        }
        found = found == null ? ambient.surroundings() : found;
        if (found == null) {
            throw ProfileIdentity.refusal("neither the environment nor a profile holds any");
        }
        return found;
    }

    /** The profile of the environment has to exist, that which nobody named need not. */
    private @Nullable AwsCredentialsProvider ofUsualProfile(ProfileIdentity profiles) {
        String named = settings.environment().variable("AWS_PROFILE");
        named = named == null ? settings.environment().variable("AWS_DEFAULT_PROFILE") : named;
        String name = named == null ? USUAL_PROFILE : named;
        return named == null && !profiles.exists(name) ? null : profiles.of(name);
    }

    private AwsCredentialsProvider role(AwsCredentialsProvider base, Role role) {
        AssumeRoleRequest.Builder request = AssumeRoleRequest.builder()
                .roleArn(required(role))
                .roleSessionName(Objects.requireNonNullElse(role.sessionName(), SESSION))
                .durationSeconds(seconds(role))
                .externalId(role.externalId())
                .policy(role.scope().policy())
                .sourceIdentity(role.sourceIdentity());
        List<PolicyDescriptorType> policies = policies(role);
        if (!policies.isEmpty()) {
            request.policyArns(policies);
        }
        Map<String, String> tags = role.tags().all();
        if (tags != null) {
            request.tags(tags.entrySet().stream()
                    .map(tag -> Tag.builder()
                            .key(tag.getKey())
                            .value(tag.getValue())
                            .build())
                    .toList());
        }
        if (!role.tags().transitive().isEmpty()) {
            request.transitiveTagKeys(role.tags().transitive());
        }
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(clients.sts(base))
                .refreshRequest(request.build())
                .build();
    }

    private AwsCredentialsProvider webIdentity(WebRole web) {
        Role role = web.role();
        String token = web.token();
        String file = web.tokenFile();
        if (token != null && file != null) {
            throw new InvalidSetting(
                    "assume_role_with_web_identity has both web_identity_token and web_identity_token_file");
        }
        AssumeRoleWithWebIdentityRequest.Builder request = AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(required(role))
                .roleSessionName(Objects.requireNonNullElse(role.sessionName(), SESSION))
                .durationSeconds(seconds(role))
                .policy(role.scope().policy())
                .webIdentityToken(token == null ? TokenFile.read(file == null ? null : settings.path(file)) : token);
        List<PolicyDescriptorType> policies = policies(role);
        if (!policies.isEmpty()) {
            request.policyArns(policies);
        }
        return new RoleIdentity(settings, clients).byWebIdentity(request.build());
    }

    /** Without it Terraform refuses the backend, and nobody can say which account was meant. */
    private static String required(Role role) {
        if (role.arn().isEmpty()) {
            throw new InvalidSetting(role.block() + " has no " + role.arn().name());
        }
        return role.arn().text();
    }

    private static int seconds(Role role) {
        String text = role.duration();
        Duration duration = text == null
                ? HOUR
                : DurationText.parse(text)
                        .orElseThrow(() -> new InvalidSetting(
                                role.block() + ".duration: '" + text + "' is not a duration such as 1h30m"));
        return (int) duration.toSeconds();
    }

    private static List<PolicyDescriptorType> policies(Role role) {
        return role.scope().policies().stream()
                .map(arn -> PolicyDescriptorType.builder().arn(arn).build())
                .toList();
    }
}
