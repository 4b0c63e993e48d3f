package io.github.atmosmaven.model;

import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.problem.DisplayText;
import io.github.atmosmaven.problem.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A component instance of a stack, completely resolved.
 *
 * @param stack name of the stack
 * @param name name of the instance, for instance {@code vpc/1}
 * @param rootModule the root module below the directory of root modules (D23), for instance {@code vpc}
 * @param tool the binary that runs it
 * @param contents the resolved sections
 * @param state backends and the address of its state
 * @param origin the manifest that defines it
 */
public record Instance(
        String stack, String name, String rootModule, ToolChoice tool, Contents contents, State state, Origin origin) {

    /**
     * The binary that the manifests ask for (D60).
     *
     * @param command {@code terraform} if nothing asks for one
     * @param isWritten {@code true} if the manifests or {@code atmos.yaml} set {@code command}
     */
    public record ToolChoice(String command, boolean isWritten) {}

    /**
     * Sections of an instance, and the levels that they come from.
     *
     * @param sections resolved sections by name: {@code vars}, {@code settings}, {@code env}, {@code metadata}, …; a
     *     section that is absent is empty
     * @param inheritance bases, most specific first (semantics 5.10)
     * @param layers levels that the sections were merged from, lowest precedence first
     */
    public record Contents(MapValue sections, List<String> inheritance, List<Layer> layers) {}

    /**
     * Place of a state and the ways to it.
     *
     * @param workspace Terraform workspace
     * @param backend backend that state is written to, as the stacks say
     * @param moduleBackend block of the root module that counts instead; {@code null} if no such block counts (D76)
     * @param remoteStateBackend backend that others read that state from
     * @param address the one address of the state
     */
    public record State(
            String workspace,
            Backend backend,
            @Nullable ModuleBackend moduleBackend,
            Backend remoteStateBackend,
            StateAddress address) {

        State withoutAddress() {
            return new State(workspace, backend, moduleBackend, remoteStateBackend, StateAddress.UNKNOWN);
        }
    }

    /**
     * Definition of an instance in the manifests.
     *
     * @param manifest the top-level manifest that defines it
     * @param location the component's key in the file that defines it last
     */
    public record Origin(ManifestRef manifest, Location location) {}

    /** The binary that the manifests ask for; {@code terraform} if nothing asks for one. */
    public String command() {
        return tool.command();
    }

    public String workspace() {
        return state.workspace();
    }

    public MapValue sections() {
        return contents.sections();
    }

    /** The backend as the stacks say. */
    public Backend backend() {
        return state.backend();
    }

    public StateAddress stateAddress() {
        return state.address();
    }

    public ManifestRef manifest() {
        return origin.manifest();
    }

    public Location location() {
        return origin.location();
    }

    /** The backend in force: that of the stacks, or the block of the root module that counts in its stead. */
    public Backend stateBackend() {
        ModuleBackend ofModule = state.moduleBackend();
        return ofModule == null ? state.backend() : ofModule.backend();
    }

    /** The type of the backend in force. */
    public BackendType backendType() {
        return stateBackend().type();
    }

    /** A section, or an empty map where the instance has none of that name. */
    public MapValue section(String section) {
        MapValue map = sections().map(section);
        return map == null ? MapValue.empty(location()) : map;
    }

    /** Returns this instance without a state address, for an instance with errors that leave the address unknown. */
    public Instance withoutAddress() {
        return new Instance(stack, name, rootModule, tool, contents, state.withoutAddress(), origin);
    }

    public MapValue vars() {
        return section("vars");
    }

    public MapValue env() {
        return section("env");
    }

    /** The environment of a caller with the {@code env} section over it, where null takes a variable away. */
    public Map<String, String> environment(Map<String, String> caller) {
        Map<String, String> environment = new HashMap<>(caller);
        for (MapValue.Entry variable : env().entries()) {
            if (variable.value() instanceof NullValue) {
                environment.remove(variable.key());
            } else {
                environment.put(variable.key(), variable.value().toString());
            }
        }
        return environment;
    }

    /**
     * Returns true if no tool runs for the instance and no cloud is called for it. The instance is disabled, or it is
     * abstract and was asked for by name all the same.
     */
    public boolean isSkipped() {
        MapValue metadata = section("metadata");
        return metadata.get("enabled") instanceof BoolValue enabled && !enabled.value()
                || "abstract".equals(metadata.text("type"));
    }

    /** Returns true if commands that might change what belongs to the instance are refused (semantics 5.13). */
    public boolean isLocked() {
        return section("metadata").get("locked") instanceof BoolValue locked && locked.value();
    }

    /** {@code <stack>/<instance>}, how console lines name an instance. */
    public String displayName() {
        return DisplayText.onOneLine(stack + "/" + name);
    }
}
