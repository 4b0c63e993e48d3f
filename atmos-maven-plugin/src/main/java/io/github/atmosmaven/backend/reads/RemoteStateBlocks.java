package io.github.atmosmaven.backend.reads;

import io.github.atmosmaven.backend.LocalPlace;
import io.github.atmosmaven.backend.PlaceVariables;
import io.github.atmosmaven.backend.SensitiveAttributes;
import io.github.atmosmaven.backend.StateAddresses;
import io.github.atmosmaven.backend.config.BackendConfig;
import io.github.atmosmaven.backend.s3.LocalEndpointAttributes;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.BackendType.RemoteState;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.LocalStates;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the data blocks by which one instance reads the states of others (remote-backend 10).
 *
 * <pre>{@code
 * "backend": …, "config": {"bucket": "acme-dev", "key": "terraform.tfstate", …}, "workspace": "ue1-dev-vpc"
 * }</pre>
 */
public final class RemoteStateBlocks {

    /** The file beside the blocks that is read where the manifests give the outputs themselves. */
    public static final String NO_OUTPUTS = "atmos_remote_state.json";

    private static final String PATH = "path";
    private static final String DEFAULT = "default";

    private final Reader reader;
    private final ToldPlaces places;
    private final Consumer<Problem> problems;

    /**
     * The instance that reads, and its surroundings.
     *
     * @param tool the tool that runs it, asked only where the text depends on it
     * @param environment environment of the tools
     * @param isLocalEndpoint true if the local endpoint stands in for AWS (D50)
     */
    public record Reader(
            Instance instance,
            Supplier<Tool> tool,
            Map<String, String> environment,
            LocalStates localStates,
            boolean isLocalEndpoint) {}

    /** @param problems receives warnings of secrets that are left out, and errors of states that cannot be read */
    public RemoteStateBlocks(Reader reader, ToldPlaces places, Consumer<Problem> problems) {
        this.reader = reader;
        this.places = places;
        this.problems = problems;
    }

    /**
     * The block of a name that reads the state of an instance; {@code null} if that cannot be read, which is a problem.
     *
     * @param written place where the read is written
     */
    public @Nullable RemoteStateBlock of(String name, Instance target, Location written) {
        Backend backend = ReadBackend.of(target);
        BackendType type = backend.type();
        if (type.isFreeForm()) {
            TextValue path = new TextValue(NO_OUTPUTS, target.location());
            MapValue file = MapValue.builder(target.location()).put(PATH, path).build();
            RemoteState none = BackendTypes.NONE.remoteState(file, place(backend, target, DEFAULT));
            return none == null ? null : new RemoteStateBlock(name, target, type, none, backend.attributes());
        }
        MapValue attributes = readable(backend, target);
        RemoteState state =
                type.remoteState(attributes, place(new Backend(type, null, attributes), target, target.workspace()));
        if (state == null) {
            problems.accept(Problem.error(
                    ProblemCode.STATE_NOT_READ,
                    written,
                    "'" + reader.instance().name() + "' of stack '"
                            + reader.instance().stack() + "' cannot read the state of " + target.displayName()
                            + ": no tool has a backend '" + type.name() + "'",
                    "set the backend_type of '" + target.name() + "', or its remote_state_backend_type"));
            return null;
        }
        return new RemoteStateBlock(name, target, type, told(state, type, target), null);
    }

    private StatePlace place(Backend backend, Instance target, String workspace) {
        LocalPlace local = new LocalPlace(reader.localStates(), target.stack(), target.name());
        PlaceVariables variables = new PlaceVariables(reader.environment(), target.env());
        return StateAddresses.place(backend, workspace, local, variables);
    }

    /** The attributes as a data block may have them: as the tool of the reader wants them, without secrets and nulls. */
    private MapValue readable(Backend backend, Instance target) {
        BackendType type = backend.type();
        MapValue rendered = type.rendered(backend.attributes(), target.workspace(), reader.tool());
        MapValue open = SensitiveAttributes.without(type, rendered, secret -> problems.accept(leftOut(secret, target)));
        MapValue attributes = withoutNulls(open);
        return reader.isLocalEndpoint() && type.isServedByLocalEndpoint()
                ? LocalEndpointAttributes.ofRead(attributes)
                : attributes;
    }

    private static Problem leftOut(SensitiveAttributes.LeftOut secret, Instance target) {
        return Problem.warning(
                ProblemCode.SECRET_NOT_READ,
                BackendConfig.inFile(secret.place()),
                "'" + secret.name() + "' of '" + target.name()
                        + "' is a secret and is left out of the data blocks that read its state",
                secret.variable().isEmpty()
                        ? "hand it to the tool of those who read the state in another way"
                        : "set the environment variable " + secret.variable() + " for those who read the state");
    }

    /** A null would be an attribute like any other, which some backends do not have. */
    private static MapValue withoutNulls(MapValue map) {
        MapValue.Builder set = MapValue.builder(map.location());
        for (MapValue.Entry entry : map.entries()) {
            if (!(entry.value() instanceof NullValue)) {
                set.put(entry.withValue(withoutNulls(entry.value())));
            }
        }
        return set.build();
    }

    private static Value withoutNulls(Value value) {
        if (value instanceof MapValue map) {
            return withoutNulls(map);
        }
        return value instanceof ListValue list
                ? new ListValue(
                        list.items().stream()
                                .map(RemoteStateBlocks::withoutNulls)
                                .toList(),
                        list.location())
                : value;
    }

    private RemoteState told(RemoteState state, BackendType type, Instance target) {
        if (type.isLocal()) {
            MapValue.Entry path = state.config().entry(PATH);
            return path == null
                    ? state
                    : state.with(MapValue.builder(state.config().location())
                            .put(text(path, places.state(target, path.value().toString())))
                            .build());
        }
        return state.with(withFiles(state.config(), "", type, target));
    }

    /** @param block name of the block around the attributes, with a dot; empty for none */
    private MapValue withFiles(MapValue attributes, String block, BackendType type, Instance target) {
        MapValue.Builder told = attributes.toBuilder();
        for (MapValue.Entry entry : attributes.entries()) {
            String name = block + entry.key();
            if (entry.value() instanceof MapValue inner) {
                told.put(entry.withValue(withFiles(inner, name + ".", type, target)));
            } else if (type.attributes().namesFiles(name)) {
                told.put(entry.withValue(file(entry.value(), target)));
            }
        }
        return told.build();
    }

    private Value file(Value value, Instance target) {
        if (value instanceof TextValue text) {
            return new TextValue(places.file(target, text.text()), text.location());
        }
        return value instanceof ListValue list
                ? new ListValue(
                        list.items().stream().map(item -> file(item, target)).toList(), list.location())
                : value;
    }

    private static MapValue.Entry text(MapValue.Entry entry, String text) {
        return entry.withValue(new TextValue(text, entry.value().location()));
    }
}
