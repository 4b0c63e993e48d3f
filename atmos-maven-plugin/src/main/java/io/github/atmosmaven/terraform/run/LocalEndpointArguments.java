package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Arguments of {@code init} that lead an s3 backend to the local endpoint (D50). The environment leads there, but a
 * manifest wins over it. Its profiles and keys must not be sent there, and its endpoints must not get the keys of the
 * local endpoint.
 */
final class LocalEndpointArguments {

    private static final List<String> EMPTIED = List.of(
            "profile",
            "access_key",
            "secret_key",
            "token",
            "shared_credentials_file",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "custom_ca_bundle",
            // The endpoint has no such tables, and the lock would be taken in AWS.
            "dynamodb_table");
    /** The token of a web identity is a credential of the caller, and the account here is nobody's. */
    private static final List<String> UNSET =
            List.of("assume_role_with_web_identity", "allowed_account_ids", "forbidden_account_ids");

    /** The list of access that a bucket takes which knows its owner only. */
    private static final List<String> ACCESS_LISTS = List.of("acl");

    private static final List<String> LISTS = List.of("shared_config_files", "shared_credentials_files");
    private static final List<String> SWITCHES = List.of("use_fips_endpoint", "use_dualstack_endpoint");
    private static final List<String> ENDPOINTS =
            List.of("endpoint", "sts_endpoint", "iam_endpoint", "ec2_metadata_service_endpoint");

    private final MapValue attributes;
    private final List<String> arguments = new ArrayList<>();

    private LocalEndpointArguments(MapValue attributes) {
        this.attributes = attributes;
    }

    static List<String> of(Instance instance, RunSettings settings) {
        if (!settings.isLocalEndpoint()) {
            return settings.initArguments();
        }
        LocalEndpointArguments arguments =
                new LocalEndpointArguments(instance.stateBackend().attributes());
        settings.initArguments().forEach(arguments::add);
        arguments.replace(EMPTIED, "");
        arguments.replace(UNSET, "null");
        arguments.replace(LISTS, "[]");
        arguments.replace(ACCESS_LISTS, "bucket-owner-full-control");
        arguments.replace(SWITCHES, "false");
        String uri = settings.additions().getOrDefault("AWS_ENDPOINT_URL_S3", "");
        arguments.replace(ENDPOINTS, uri);
        MapValue endpoints = arguments.attributes.map("endpoints");
        if (endpoints != null) {
            arguments.replace(
                    List.of("endpoints"),
                    endpoints.keys().stream()
                            .map(service -> service + "=\"" + uri + "\"")
                            .collect(Collectors.joining(",", "{", "}")));
        }
        return arguments.arguments;
    }

    /** The old name of path style excludes the new one. */
    private void add(String argument) {
        boolean old = attributes.containsKey("force_path_style");
        arguments.add(old ? argument.replace("=use_path_style=", "=force_path_style=") : argument);
    }

    private void replace(List<String> names, String value) {
        names.stream()
                .filter(attributes::containsKey)
                .forEach(name -> arguments.add("-backend-config=" + name + "=" + value));
    }
}
