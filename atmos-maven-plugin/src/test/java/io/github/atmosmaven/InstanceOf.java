package io.github.atmosmaven;

import io.github.atmosmaven.backend.LocalPlace;
import io.github.atmosmaven.backend.PlaceVariables;
import io.github.atmosmaven.backend.StateAddresses;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.BackendAdditions;
import io.github.atmosmaven.model.HostedPlace;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.LocalStatesOf;
import io.github.atmosmaven.model.ManifestRef;
import io.github.atmosmaven.model.ModuleBackend;
import io.github.atmosmaven.model.StateAddress;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes instances for tests that need no manifests. */
public final class InstanceOf {

    public static final Location PLACE = new Location("src/main/stacks/dev.yaml", 4, 7);

    private final String stack;
    private final String name;
    private String component = "vpc";
    private String workspace = "default";
    private @Nullable String command;
    private @Nullable String backendType;
    private MapValue backend = MapValue.empty(PLACE);
    private BackendAdditions additions = BackendAdditions.NONE;
    private @Nullable ModuleBackend moduleBackend;
    private Backend remoteStateBackend = new Backend(BackendTypes.NONE, null, MapValue.empty(PLACE));
    private @Nullable String address;
    private final MapValue.Builder sections = MapValue.builder(PLACE);

    public InstanceOf(String stack, String name) {
        this.stack = stack;
        this.name = name;
    }

    public InstanceOf component(String rootModule) {
        component = rootModule;
        return this;
    }

    public InstanceOf workspace(String text) {
        workspace = text;
        return this;
    }

    public InstanceOf command(String binary) {
        command = binary;
        return this;
    }

    public InstanceOf backend(String type, Map<String, Value> attributes) {
        backendType = type;
        backend = map(attributes);
        return this;
    }

    /** A block of the root module that counts as its backend (D76). */
    public InstanceOf moduleBackend(@Nullable ModuleBackend block) {
        moduleBackend = block;
        return this;
    }

    /** The additions of {@code init} to its backend. */
    public InstanceOf additions(BackendAdditions added) {
        additions = added;
        return this;
    }

    /** The backend by which others read its state. */
    public InstanceOf remoteStateBackend(Backend read) {
        remoteStateBackend = read;
        return this;
    }

    public InstanceOf address(String text) {
        address = text;
        return this;
    }

    public InstanceOf section(String section, Map<String, Value> values) {
        sections.put(section, map(values));
        return this;
    }

    public Instance get() {
        return new Instance(
                stack,
                name,
                component,
                new Instance.ToolChoice(command == null ? "terraform" : command, command != null),
                new Instance.Contents(sections.build(), List.of(), List.of()),
                new Instance.State(
                        workspace,
                        new Backend(BackendTypes.of(backendType), null, backend, additions),
                        moduleBackend,
                        remoteStateBackend,
                        new StateAddress(address == null ? stack + "/" + name : address, List.of(), hosted())),
                new Instance.Origin(new ManifestRef("dev", "src/main/stacks/dev.yaml", List.of(), Map.of()), PLACE));
    }

    private @Nullable HostedPlace hosted() {
        Backend own = moduleBackend == null
                ? new Backend(BackendTypes.of(backendType), null, backend, additions)
                : moduleBackend.backend();
        MapValue env = sections.build().map("env");
        return StateAddresses.of(
                        own,
                        workspace,
                        null,
                        new LocalPlace(LocalStatesOf.project("/project"), stack, name),
                        new PlaceVariables(Map.of(), env == null ? MapValue.empty(PLACE) : env))
                .hosted();
    }

    public static Value text(String text) {
        return new TextValue(text, PLACE);
    }

    public static MapValue map(Map<String, Value> values) {
        MapValue.Builder map = MapValue.builder(PLACE);
        values.forEach(map::put);
        return map.build();
    }
}
