package io.github.atmosmaven.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The identity that is found where nothing names one: the environment, the default profile, the container, the machine.
 * The backend may say where the metadata of the machine is asked for, or that it is not asked at all.
 */
final class AmbientCredentials {

    private static final String IPV6_METADATA = "http://[fd00:ec2::254]";

    private AmbientCredentials() {}

    /** @param files the files of profiles that the backend names; null for the usual ones */
    static AwsCredentialsProvider of(S3Settings settings, @Nullable ProfileFile files) {
        boolean skipMachine = settings.flag("skip_metadata_api_check");
        String endpoint = metadataEndpoint(settings);
        if (!skipMachine && endpoint == null) {
            DefaultCredentialsProvider.Builder usual = DefaultCredentialsProvider.builder();
            return files == null ? usual.build() : usual.profileFile(files).build();
        }
        AwsCredentialsProviderChain.Builder chain = AwsCredentialsProviderChain.builder()
                .reuseLastProviderEnabled(true)
                .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
                .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .addCredentialsProvider(WebIdentityTokenFileCredentialsProvider.create())
                .addCredentialsProvider(
                        files == null
                                ? ProfileCredentialsProvider.create()
                                : ProfileCredentialsProvider.builder()
                                        .profileFile(files)
                                        .build())
                .addCredentialsProvider(ContainerCredentialsProvider.create());
        if (!skipMachine) {
            chain.addCredentialsProvider(InstanceProfileCredentialsProvider.builder()
                    .endpoint(endpoint)
                    .build());
        }
        return chain.build();
    }

    private static @Nullable String metadataEndpoint(S3Settings settings) {
        String endpoint = settings.textOr("ec2_metadata_service_endpoint", "AWS_METADATA_URL");
        String mode = settings.text("ec2_metadata_service_endpoint_mode");
        if (mode != null && !mode.equalsIgnoreCase("IPv4") && !mode.equalsIgnoreCase("IPv6")) {
            throw new IllegalArgumentException(
                    "ec2_metadata_service_endpoint_mode: '" + mode + "' is neither IPv4 nor IPv6");
        }
        if (endpoint != null) {
            return S3Settings.uri("ec2_metadata_service_endpoint", endpoint, "http://")
                    .toString();
        }
        return "IPv6".equalsIgnoreCase(mode) ? IPV6_METADATA : null;
    }
}
