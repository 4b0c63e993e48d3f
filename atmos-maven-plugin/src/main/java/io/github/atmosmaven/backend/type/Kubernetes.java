package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.backend.endpoint.ServerUrl;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.StatePlace;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Secrets of a Kubernetes cluster. */
final class Kubernetes extends KnownType {

    Kubernetes() {
        super(
                "kubernetes",
                BackendAttributes.builder()
                        .place("host", "namespace", "secret_suffix")
                        .needed("secret_suffix")
                        .fromEnvironment("host", "KUBE_HOST")
                        .fromEnvironment("namespace", "KUBE_NAMESPACE")
                        .fromEnvironment("config_path", "KUBE_CONFIG_PATH")
                        .fromEnvironment("config_paths", "KUBE_CONFIG_PATHS")
                        .fromEnvironment("config_context", "KUBE_CTX")
                        .fromEnvironment("config_context_cluster", "KUBE_CTX_CLUSTER")
                        .maps("exec", "labels")
                        .files("config_path", "config_paths")
                        .secret("client_key", "KUBE_CLIENT_KEY_DATA")
                        .secret("exec.env", "")
                        .secret("password", "KUBE_PASSWORD")
                        .secret("token", "KUBE_TOKEN"));
    }

    @Override
    public String address(StatePlace place) {
        return "kubernetes://" + at(cluster(place)) + place.part("namespace", "default") + "/tfstate-"
                + place.workspace() + "-" + place.part("secret_suffix", "");
    }

    /** Two files of contexts may well have two clusters under one name. */
    private static String cluster(StatePlace place) {
        String host =
                ServerUrl.of(place.part("host", "")).withoutTrailingSlash().withoutScheme();
        if (!host.isEmpty()) {
            return host;
        }
        return Stream.of("config_path", "config_paths", "config_context", "config_context_cluster")
                .map(attribute -> place.part(attribute, ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(","));
    }

    @Override
    public String collisionHint(Collection<String> parts) {
        return "give one of them another secret_suffix, namespace or workspace";
    }
}
