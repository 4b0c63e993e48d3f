package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.backend.endpoint.ServiceHost;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.BackendType.RemoteState;
import io.github.atmosmaven.model.HostedPlace;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import java.util.Collection;

/** A service such as HCP Terraform, which holds states and may run plans (remote-backend 6, 7). */
abstract sealed class HostedType extends KnownType permits Cloud, Remote {

    static final String BLOCK = "workspaces";
    static final String NAME = "name";
    static final String PREFIX = "prefix";

    private static final String HOST = "hostname";
    private static final String ORGANIZATION = "organization";
    private static final String DEFAULT_HOST = "app.terraform.io";
    private static final String TOKEN = "TF_TOKEN_<host>";

    HostedType(String name, BackendAttributes.Builder attributes) {
        super(
                name,
                attributes
                        .place(HOST, ORGANIZATION, BLOCK + "." + NAME, BLOCK + "." + PREFIX)
                        .needed(ORGANIZATION)
                        .maps(BLOCK)
                        .secret("token", TOKEN));
    }

    @Override
    public String address(StatePlace place) {
        String host = place.part(HOST, HostedType::oneForm);
        return "remote://" + host + "/" + place.part(ORGANIZATION, "") + "/" + workspace(place);
    }

    @Override
    public HostedPlace hosted(StatePlace place) {
        String host = place.unnoted(HOST);
        return new HostedPlace(
                host.isEmpty() ? DEFAULT_HOST : host,
                place.unnoted(ORGANIZATION),
                workspace(place),
                prefix(place),
                local(place));
    }

    /** The host in one form, however it is written; the host that Terraform has by itself where none is. */
    private static String oneForm(String written) {
        return ServiceHost.of(written.isEmpty() ? DEFAULT_HOST : written).address();
    }

    /** The part of that name that is not the instance's own workspace; empty if there is none. */
    String prefix(StatePlace place) {
        return "";
    }

    /** The workspace as the tool names it here. */
    abstract String local(StatePlace place);

    /** The {@code remote} backend reads the states of both types. It needs the name that the workspace has at the service. */
    @Override
    public final RemoteState remoteState(MapValue attributes, StatePlace place) {
        MapValue.Builder config = attributes.toBuilder();
        config.put("hostname", new TextValue(place.part("hostname", DEFAULT_HOST), attributes.location()));
        config.put("organization", new TextValue(place.part("organization", ""), attributes.location()));
        TextValue name = new TextValue(workspace(place), attributes.location());
        config.put(
                BLOCK, MapValue.builder(attributes.location()).put(NAME, name).build());
        return new RemoteState("remote", config.build(), "");
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
