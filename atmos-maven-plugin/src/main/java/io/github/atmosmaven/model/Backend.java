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
 * @param own the attributes of that type that the stacks give, or the code of the root module, default attributes included;
 *     empty if there are none
 * @param additions what {@code init} adds to them
 */
public record Backend(BackendType type, @Nullable Location typeLocation, MapValue own, BackendAdditions additions) {

    public Backend(BackendType type, @Nullable Location typeLocation, MapValue own) {
        this(type, typeLocation, own, BackendAdditions.NONE);
    }

    /** The attributes in force: a value that is added wins, and takes the place of a whole block or map. */
    public MapValue attributes() {
        return withAdditions(own);
    }

    /** @param written own attributes in another form, such as that of the rendered file */
    public MapValue withAdditions(MapValue written) {
        if (additions.attributes().isEmpty()) {
            return written;
        }
        MapValue.Builder all = written.toBuilder();
        additions.attributes().entries().forEach(all::put);
        return all.build();
    }

    /** Name of the type, {@code s3}, {@code gcs}, {@code cloud}, …; {@code null} where the manifests name none. */
    public @Nullable String typeName() {
        return type.isNone() ? null : type.name();
    }

    /** The backend with other attributes of its own. */
    public Backend with(MapValue others) {
        return new Backend(type, typeLocation, others, additions);
    }

    /** The backend with what {@code init} adds to it. */
    public Backend with(BackendAdditions added) {
        return new Backend(type, typeLocation, own, added);
    }
}
