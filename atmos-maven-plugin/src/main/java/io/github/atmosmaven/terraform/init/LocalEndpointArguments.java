package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.backend.s3.LocalEndpointAttributes;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import java.util.ArrayList;
import java.util.List;

/** Arguments of {@code init} that lead an s3 backend to the local endpoint (D50). */
final class LocalEndpointArguments {

    private LocalEndpointArguments() {}

    static List<String> of(Instance instance, RunSettings settings) {
        List<String> arguments = new ArrayList<>();
        if (settings.isLocalEndpoint()) {
            MapValue attributes = instance.stateBackend().attributes();
            String uri = settings.additions().getOrDefault("AWS_ENDPOINT_URL_S3", "");
            LocalEndpointAttributes.of(attributes, uri)
                    .forEach((name, value) -> arguments.add("-backend-config=" + name + "=" + value));
        }
        return arguments;
    }
}
