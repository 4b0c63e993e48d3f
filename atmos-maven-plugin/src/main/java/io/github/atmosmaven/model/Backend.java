package io.github.atmosmaven.model;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * The backend of an instance as resolved and not yet rendered: nested access roles, escapes and the like are the
 * renderer's business (D34, D37).
 *
 * @param type facts about all backends of its kind; a type of its own if the manifests name none
 * @param typeLocation place of the value that set the type in force
 * @param attributes the attributes of that type only, default attributes included; empty if there are none
 */
public record Backend(BackendType type, @Nullable Location typeLocation, MapValue attributes) {

    /** Name of the type, {@code s3}, {@code gcs}, {@code cloud}, …; {@code null} where the manifests name none. */
    public @Nullable String typeName() {
        return type.isNone() ? null : type.name();
    }

    /** The backend with other attributes. */
    public Backend with(MapValue others) {
        return new Backend(type, typeLocation, others);
    }
}
