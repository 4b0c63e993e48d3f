package io.github.atmosmaven.manifest.imports;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A file and the overrides that reach it: what it is merged to depends on nothing else (semantics 4.6).
 *
 * @param path of the imported file
 * @param fromImporters overrides of the files on the way to it
 * @param fromImports overrides of what was imported before it
 */
record OverriddenFile(
        String path,
        @Nullable MapValue fromImporters,
        @Nullable MapValue fromImports) {

    /** Of the outlines alone: lists that grow by each import are long, and differ in their length. */
    @Override
    public int hashCode() {
        return 31 * (31 * path.hashCode() + outline(fromImporters)) + outline(fromImports);
    }

    private static int outline(@Nullable Value value) {
        if (value instanceof MapValue map) {
            int outline = 1;
            for (MapValue.Entry entry : map.entries()) {
                outline = 31 * outline + entry.key().hashCode() + outline(entry.value());
            }
            return outline;
        }
        int size = value instanceof ListValue list ? list.items().size() : 0;
        return value == null ? 0 : 31 * value.location().hashCode() + size;
    }
}
