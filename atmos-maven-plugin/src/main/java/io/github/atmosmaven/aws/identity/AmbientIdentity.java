package io.github.atmosmaven.aws.identity;

import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.backend.s3.S3Identity;
import io.github.atmosmaven.http.InvalidSetting;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The identities that are found where nothing names one: those of the environment, the container and the machine. The
 * backend may say where the metadata of the machine is asked for, or that it is not asked at all.
 */
final class AmbientIdentity {

    private static final String IPV6_METADATA = "http://[fd00:ec2::254]";

    private final S3Settings settings;
    private final ProfileFile files;
    private final @Nullable String metadataEndpoint;

    /** Throws {@link InvalidSetting} for an endpoint of metadata that cannot be asked. */
    AmbientIdentity(S3Settings settings, ProfileFile files) {
        this.settings = settings;
        this.files = files;
        this.metadataEndpoint = metadataEndpoint(settings);
    }

    /** Keys of the environment; null where there are none. */
    @Nullable
    AwsCredentialsProvider environment() {
        AwsEnvironment environment = settings.environment();
        return StaticIdentity.of(
                either(environment, "AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"),
                either(environment, "AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"),
                environment.variable("AWS_SESSION_TOKEN"));
    }

    private static @Nullable String either(AwsEnvironment environment, String name, String old) {
        String value = environment.variable(name);
        return value == null ? environment.variable(old) : value;
    }

    /**
     * The identity of the container, else of the machine; null where neither may be asked. It is the last that is looked
     * for, so what it lacks is refused in words that speak of all places.
     */
    @Nullable
    AwsCredentialsProvider surroundings() {
        if (settings.environment().variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") != null
                || settings.environment().variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") != null) {
            return last(ContainerCredentialsProvider.create(), "the container");
        }
        AwsCredentialsProvider machine = machine();
        return machine == null ? null : last(machine, "the metadata service of this machine");
    }

    private static AwsCredentialsProvider last(AwsCredentialsProvider place, String name) {
        return () -> {
            try {
                return place.resolveCredentials();
            } catch (SdkClientException e) {
                throw new CloudRefusal(
                        CloudRefusal.Kind.CREDENTIALS,
                        "",
                        "neither the environment nor a profile holds any, and " + name + " gives none ("
                                + e.getMessage() + ")",
                        null,
                        e);
            }
        };
    }

    private @Nullable AwsCredentialsProvider machine() {
        if (settings.backend().identity().metadata().isUnasked()
                || "true".equalsIgnoreCase(settings.environment().variable("AWS_EC2_METADATA_DISABLED"))) {
            return null;
        }
        InstanceProfileCredentialsProvider.Builder machine =
                InstanceProfileCredentialsProvider.builder().profileFile(files);
        if (metadataEndpoint != null) {
            machine.endpoint(metadataEndpoint);
        }
        return machine.build();
    }

    /** Provider of the credentials that the {@code credential_source} of a profile names. */
    AwsCredentialsProvider named(String source, String profile) {
        AwsCredentialsProvider found = switch (ProfileIdentity.word(source)) {
            case "environment" -> environment();
            case "ec2instancemetadata" -> machine();
            case "ecscontainer" -> ContainerCredentialsProvider.create();
            default ->
                throw ProfileIdentity.refusal("profile '" + profile
                        + "' has a credential_source that is not Environment, Ec2InstanceMetadata or EcsContainer");
        };
        if (found == null) {
            throw ProfileIdentity.refusal(
                    "profile '" + profile + "' takes credentials from " + source + ", which has none");
        }
        return found;
    }

    private static @Nullable String metadataEndpoint(S3Settings settings) {
        S3Identity.Metadata metadata = settings.backend().identity().metadata();
        String endpoint = settings.or(metadata.endpoint(), "AWS_METADATA_URL");
        String mode = metadata.mode();
        if (mode != null && !mode.equalsIgnoreCase("IPv4") && !mode.equalsIgnoreCase("IPv6")) {
            throw new InvalidSetting("ec2_metadata_service_endpoint_mode: '" + mode + "' is neither IPv4 nor IPv6");
        }
        if (endpoint != null) {
            return S3Settings.uri("ec2_metadata_service_endpoint", endpoint, "http://")
                    .toString();
        }
        return "IPv6".equalsIgnoreCase(mode) ? IPV6_METADATA : null;
    }
}
