package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.backend.endpoint.ServerUrl;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.StatePlace;
import java.util.Collection;

/** The key-value store of Consul. */
final class Consul extends KnownType {

    private static final String LOCALHOST = "localhost";

    Consul() {
        super(
                "consul",
                BackendAttributes.builder()
                        .place("address", "datacenter", "path")
                        .needed("path")
                        .fromEnvironment("address", "CONSUL_HTTP_ADDR")
                        .files("ca_file", "cert_file", "key_file")
                        .secret("access_token", "CONSUL_HTTP_TOKEN")
                        .secret("http_auth", "CONSUL_HTTP_AUTH"));
    }

    @Override
    public String address(StatePlace place) {
        String datacenter = place.part("datacenter", "");
        return "consul://" + (datacenter.isEmpty() ? "" : datacenter + "@") + server(place) + "/"
                + place.part("path", "") + (place.isNamedWorkspace() ? "-env:" + place.workspace() : "");
    }

    private static String server(StatePlace place) {
        String server = ServerUrl.of(place.part("address", "127.0.0.1:8500"))
                .withoutTrailingSlash()
                .withoutScheme();
        boolean here = server.equals(LOCALHOST) || server.startsWith(LOCALHOST + ":");
        return here ? "127.0.0.1" + server.substring(LOCALHOST.length()) : server;
    }

    @Override
    public String collisionHint(Collection<String> parts) {
        return "give one of them another path or workspace";
    }
}
