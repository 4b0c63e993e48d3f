package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.BackendType.RemoteState;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.path.CleanPath;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import java.util.List;

/** A type that a current Terraform or OpenTofu knows. */
abstract sealed class KnownType implements BackendType
        permits AlibabaOss,
                Azurerm,
                Consul,
                Gcs,
                HostedType,
                Http,
                Kubernetes,
                LocalFile,
                OracleOci,
                Postgres,
                S3,
                TencentCos {

    static final String STATE_FILE = "terraform.tfstate";

    private final String name;
    private final BackendAttributes attributes;

    KnownType(String name, BackendAttributes.Builder attributes) {
        this.name = name;
        this.attributes = attributes.build();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final BackendAttributes attributes() {
        return attributes;
    }

    /** The backend of the type itself reads its states. Blocks are objects there. */
    @Override
    public RemoteState remoteState(MapValue attributes, StatePlace place) {
        MapValue.Builder config = attributes.toBuilder();
        for (String block : this.attributes.maps()) {
            MapValue map = attributes.block(block);
            if (map != null) {
                config.put(block, map);
            }
        }
        boolean isNamed = hasWorkspaces() && place.isNamedWorkspace();
        return new RemoteState(name, config.build(), isNamed ? place.workspace() : "");
    }

    /** The arguments with a block of the configuration in a list. */
    static RemoteState inList(String block, RemoteState state) {
        MapValue map = state.config().map(block);
        return map == null
                ? state
                : state.with(state.config().toBuilder()
                        .put(block, new ListValue(List.of(map), map.location()))
                        .build());
    }

    /** A part of an address that ends with a slash, unless it is empty. */
    static String at(String place) {
        return place.isEmpty() ? "" : place + "/";
    }

    /** The key of a state in a bucket: below a folder of its workspace, unless that is the default one. */
    static String keyed(StatePlace place, String folder, String key) {
        return place.isNamedWorkspace() ? CleanPath.join(folder, place.workspace(), key) : CleanPath.join(folder, key);
    }

    static String withoutStart(String start, String text) {
        int from = 0;
        while (text.startsWith(start, from)) {
            from += start.length();
        }
        return text.substring(from);
    }

    @Override
    public final String toString() {
        return name;
    }
}
