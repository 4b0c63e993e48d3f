package io.github.atmosmaven.workflow.describe;

import io.github.atmosmaven.backend.SensitiveAttributes;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import java.util.function.UnaryOperator;

/** Documents of instances as they may be shown. */
public final class HiddenDocument {

    private static final String BACKEND = "backend";
    private static final String REMOTE = "remote_state_backend";

    private HiddenDocument() {}

    /** The document without secrets (D35), also without those in overrides of a backend, which have no effect. */
    public static MapValue of(Instance instance, MapValue document) {
        MapValue masked = masked(document, BACKEND, instance.backend().type());
        masked = masked(masked, REMOTE, instance.state().remoteStateBackend().type());
        masked = changed(masked, "auth", auth -> AuthSecrets.hidden(auth, SensitiveAttributes.HIDDEN));
        return changed(
                masked,
                "overrides",
                written -> masked(masked(written, BACKEND, BackendTypes.UNKNOWN), REMOTE, BackendTypes.UNKNOWN));
    }

    private static MapValue changed(MapValue document, String section, UnaryOperator<MapValue> change) {
        MapValue.Entry entry = document.entry(section);
        return entry != null && entry.value() instanceof MapValue map
                ? document.toBuilder().put(entry.withValue(change.apply(map))).build()
                : document;
    }

    private static MapValue masked(MapValue document, String section, BackendType type) {
        return changed(document, section, attributes -> SensitiveAttributes.hidden(type, attributes));
    }
}
