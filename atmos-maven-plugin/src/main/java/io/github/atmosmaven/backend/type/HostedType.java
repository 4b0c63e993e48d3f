package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.backend.endpoint.ServiceHost;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.value.MapValue;
import java.util.Collection;

/** A service such as HCP Terraform, which holds states and may run plans (remote-backend 6, 7). */
abstract sealed class HostedType extends KnownType permits Cloud, Remote {

    static final String BLOCK = "workspaces";
    static final String NAME = "name";
    static final String PREFIX = "prefix";

    private static final String DEFAULT_HOST = "app.terraform.io";
    private static final String TOKEN = "TF_TOKEN_<host>";

    HostedType(String name, BackendAttributes.Builder attributes) {
        super(
                name,
                attributes
                        .place("hostname", "organization", BLOCK + "." + NAME, BLOCK + "." + PREFIX)
                        .needed("organization")
                        .maps(BLOCK)
                        .secret("token", TOKEN));
    }

    @Override
    public String address(StatePlace place) {
        String host = place.part("hostname", HostedType::host);
        return "remote://" + host + "/" + place.part("organization", "") + "/" + workspace(place);
    }

    /** The host in one form, however it is written; the host that Terraform has by itself where none is. */
    private static String host(String written) {
        return written.isEmpty() ? DEFAULT_HOST : ServiceHost.of(written).address();
    }

    /** The name that the workspace has at the service. */
    abstract String workspace(StatePlace place);

    @Override
    public final boolean namesWorkspace(MapValue attributes) {
        MapValue workspaces = attributes.block(BLOCK);
        String name = workspaces == null ? null : workspaces.text(NAME);
        return name != null && !name.isEmpty();
    }

    @Override
    public final boolean isHosted() {
        return true;
    }

    @Override
    public final String collisionHint(Collection<String> parts) {
        String name = BLOCK + "." + NAME;
        return parts.contains(name)
                ? "give one of them another " + name + ", which names one workspace for all that share the backend"
                : "give one of them another workspace, or another " + BLOCK + "." + PREFIX;
    }
}
