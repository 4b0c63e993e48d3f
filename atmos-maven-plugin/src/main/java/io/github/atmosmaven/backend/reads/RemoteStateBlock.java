package io.github.atmosmaven.backend.reads;

import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.BackendType.RemoteState;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * A data block {@code terraform_remote_state}.
 *
 * @param target the instance whose state it reads
 * @param type type of the backend by which others read that state, as the manifests name it
 * @param arguments the backend that reads the state
 * @param outputs outputs that the manifests give in place of a state; {@code null} where a state is read
 */
public record RemoteStateBlock(
        String name,
        Instance target,
        BackendType type,
        RemoteState arguments,
        @Nullable MapValue outputs) {

    /** Returns true if the manifests give the outputs, so that a state without any stands in for one. */
    public boolean isStatic() {
        return outputs != null;
    }

    /** Name of the backend for users: as the manifests name it, where they do. */
    public String shownBackend() {
        return type.isNone() ? arguments.backend() : type.name();
    }

    /** The service that holds the state; empty where none does. */
    public String host() {
        String host = type.isHosted() ? arguments.config().text("hostname") : null;
        return host == null ? "" : host;
    }

    /** The body of the block, with templates in it as they are written. */
    public MapValue body() {
        Location place = target.location();
        MapValue.Builder body = MapValue.builder(place)
                .put("backend", new TextValue(arguments.backend(), place))
                .put("config", arguments.config());
        if (!arguments.workspace().isEmpty()) {
            body.put("workspace", new TextValue(arguments.workspace(), place));
        }
        if (outputs != null) {
            body.put("defaults", outputs);
        }
        return body.build();
    }
}
