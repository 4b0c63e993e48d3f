package io.github.atmosmaven.backend;

import io.github.atmosmaven.backend.endpoint.Credentials;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.StateAddress;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.path.CleanPath;
import io.github.atmosmaven.model.path.PathForms;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Computes the one address at which the state of an instance lives, by the rule of its backend type (D32). */
public final class StateAddresses implements StatePlace {

    private static final String DEFAULT = "default";

    private final Backend backend;
    private final String workspace;
    private final LocalPlace local;
    private final PlaceVariables variables;
    private final List<StateAddress.Part> parts = new ArrayList<>();

    private StateAddresses(Backend backend, String workspace, LocalPlace local, PlaceVariables variables) {
        this.backend = backend;
        this.workspace = workspace;
        this.local = local;
        this.variables = variables;
    }

    /**
     * @param workspaceSource the value that the workspace was read from; null where it is made of names
     * @param local directory of the instance's local state
     * @param variables environment variables of the tool that decide about the place
     */
    public static StateAddress of(
            Backend backend,
            String workspace,
            @Nullable Value workspaceSource,
            LocalPlace local,
            PlaceVariables variables) {
        StateAddresses place = new StateAddresses(backend, workspace, local, variables);
        String text = backend.type().address(place);
        if (place.isNamedWorkspace()) {
            place.note("workspace", workspace, workspaceSource);
        }
        List<StateAddress.Part> parts = List.copyOf(place.parts);
        return new StateAddress(text, parts, backend.type().hosted(place));
    }

    /** Everything that says where a state lives, for a data block that reads it. */
    public static StatePlace place(Backend backend, String workspace, LocalPlace local, PlaceVariables variables) {
        return new StateAddresses(backend, workspace, local, variables);
    }

    @Override
    public String workspace() {
        return workspace;
    }

    @Override
    public boolean isNamedWorkspace() {
        return !workspace.equals(DEFAULT);
    }

    @Override
    public MapValue attributes() {
        return backend.attributes();
    }

    @Override
    public String part(String attribute, String otherwise) {
        Value source = attributes().get(attribute);
        String value = text(source);
        if (!value.isEmpty()) {
            note(attribute, value, source);
            return value;
        }
        PlaceVariables.Setting set = setting(attribute);
        if (set == null) {
            return otherwise;
        }
        note(set.variable(), Credentials.strip(set.value()), set.source());
        return set.value();
    }

    @Override
    public String part(String attribute, UnaryOperator<String> reading) {
        Value source = attributes().get(attribute);
        String value = text(source);
        PlaceVariables.Setting set = value.isEmpty() ? setting(attribute) : null;
        String read = reading.apply(set == null ? value : set.value());
        if (set != null) {
            note(set.variable(), read, set.source());
        } else if (!value.isEmpty()) {
            note(attribute, read, source);
        }
        return read;
    }

    @Override
    public String unnoted(String attribute) {
        String written = text(attributes().get(attribute));
        PlaceVariables.Setting set = written.isEmpty() ? setting(attribute) : null;
        return set == null ? written : set.value();
    }

    @Override
    public String inBlock(String name, String attribute) {
        MapValue block = attributes().block(name);
        Value source = block == null ? null : block.get(attribute);
        String value = text(source);
        if (!value.isEmpty()) {
            note(name + "." + attribute, value, source);
        }
        return value;
    }

    @Override
    public String variable(String name) {
        return variables.value(name);
    }

    @Override
    public String localPath(String path) {
        if (!CleanPath.isAbsolute(path)) {
            note("directory", local.directory(), null);
        }
        return local.resolve(path);
    }

    private PlaceVariables.@Nullable Setting setting(String attribute) {
        return variables.firstOf(backend.type().attributes().variables(attribute));
    }

    private void note(String name, String value, @Nullable Value source) {
        parts.add(new StateAddress.Part(name, value, source));
    }

    /** Text of a value as the tools read it: in composed characters, and empty for null. */
    private static String text(@Nullable Value value) {
        return value == null || value instanceof NullValue ? "" : PathForms.composed(value.toString());
    }
}
