package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.backend.endpoint.ServerUrl;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.StatePlace;
import java.util.Collection;

/** A server that keeps one state at one URL, and knows no workspaces. */
final class Http extends KnownType {

    private static final String PASSWORD = "TF_HTTP_PASSWORD";

    Http() {
        super(
                "http",
                BackendAttributes.builder()
                        .place("address")
                        .needed("address")
                        .fromEnvironment("address", "TF_HTTP_ADDRESS")
                        .maps("headers")
                        .secret("client_private_key_pem", "TF_HTTP_CLIENT_PRIVATE_KEY_PEM")
                        .secret("headers", "")
                        .secret("password", PASSWORD));
    }

    @Override
    public String address(StatePlace place) {
        return ServerUrl.of(place.part("address", "")).toString();
    }

    @Override
    public String passwordVariable() {
        return PASSWORD;
    }

    @Override
    public boolean hasWorkspaces() {
        return false;
    }

    @Override
    public String collisionHint(Collection<String> parts) {
        return "give one of them another address";
    }
}
