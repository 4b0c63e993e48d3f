package io.github.atmosmaven.model;

import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.DisplayText;
import io.github.atmosmaven.problem.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component instance of a stack, completely resolved.
 *
 * @param stack name of the stack
 * @param name the instance's own name, for instance {@code vpc/1}
 * @param rootModule the root module below the root modules' directory (D23), for instance {@code vpc}
 * @param command the binary that the manifests ask for; {@code terraform} if they ask for none
 * @param commandFromManifest true if the manifests or {@code atmos.yaml} set {@code command} at all (D60)
 * @param workspace Terraform workspace
 * @param sections the resolved sections by name: {@code vars}, {@code settings}, {@code env}, {@code metadata}, …; a
 *     section that is absent is empty
 * @param inheritance bases, most specific first (semantics 5.10)
 * @param backend backend that state is written to, by the stacks
 * @param moduleBackend backend that state is written to instead, by a block of the root module; {@code null} if no such
 *     block counts (D76)
 * @param remoteStateBackend backend that others read the state from
 * @param stateAddress the one address of its state
 * @param manifest the top-level manifest that defines it
 * @param layers levels that the sections were merged from, lowest precedence first
 * @param location the component's key in the file that defines it last
 */
public record Instance(
        String stack,
        String name,
        String rootModule,
        String command,
        boolean commandFromManifest,
        String workspace,
        MapValue sections,
        List<String> inheritance,
        Backend backend,
        @Nullable Backend moduleBackend,
        Backend remoteStateBackend,
        StateAddress stateAddress,
        ManifestRef manifest,
        List<Layer> layers,
        Location location) {

    /** The backend in force: that of the stacks, or the block of the root module that counts in its stead. */
    public Backend stateBackend() {
        return moduleBackend == null ? backend : moduleBackend;
    }

    /** The type of the backend in force. */
    public BackendType backendType() {
        return stateBackend().type();
    }

    /** A section, or an empty map where the instance has none of that name. */
    public MapValue section(String section) {
        MapValue map = sections.map(section);
        return map == null ? MapValue.empty(location) : map;
    }

    /** Returns this instance without a state address, for an instance with errors that leave the address unknown. */
    public Instance withoutAddress() {
        return new Instance(
                stack,
                name,
                rootModule,
                command,
                commandFromManifest,
                workspace,
                sections,
                inheritance,
                backend,
                moduleBackend,
                remoteStateBackend,
                StateAddress.UNKNOWN,
                manifest,
                layers,
                location);
    }

    public MapValue vars() {
        return section("vars");
    }

    public MapValue env() {
        return section("env");
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

    /** {@code <stack>/<instance>}, how console lines name an instance. */
    public String displayName() {
        return DisplayText.onOneLine(stack + "/" + name);
    }
}
