package io.github.atmosmaven.manifest.imports;

import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.model.value.MapValue;
import org.jspecify.annotations.Nullable;

/** Overrides of files, and the bodies of files without them (semantics 4.5, 4.6, 4.7). */
record FileOverrides(DeepMerge merge) {

    /**
     * Returns the overrides that the file itself sets, those under {@code terraform:} over those at the root, or
     * {@code null} if it sets none.
     */
    @Nullable
    MapValue of(MapValue body) {
        MapValue terraform = body.map("terraform");
        MapValue atRoot = nonEmpty(body.map("overrides"));
        MapValue below = terraform == null ? null : nonEmpty(terraform.map("overrides"));
        return atRoot == null || below == null ? (atRoot == null ? below : atRoot) : merge.merge(atRoot, below);
    }

    /** The overrides of several files, the later ones over the earlier ones; each item of a list is there once (D27). */
    @Nullable
    MapValue join(@Nullable MapValue earlier, @Nullable MapValue later) {
        if (earlier == null || later == null || earlier == later) {
            return earlier == null ? later : earlier;
        }
        return merge.merge(earlier, new NewItems(merge.lists()).of(later, earlier));
    }

    private static @Nullable MapValue nonEmpty(@Nullable MapValue map) {
        return map == null || map.isEmpty() ? null : map;
    }

    /** The body of a file without what it overrides. */
    static MapValue withoutOverrides(MapValue body) {
        MapValue.Entry terraform = body.entry("terraform");
        boolean inTerraform =
                terraform != null && terraform.value() instanceof MapValue map && map.containsKey("overrides");
        if (!inTerraform && !body.containsKey("overrides")) {
            return body;
        }
        MapValue.Builder remaining = body.toBuilder().remove("overrides");
        if (inTerraform && terraform != null && terraform.value() instanceof MapValue map) {
            remaining.put(
                    terraform.withValue(map.toBuilder().remove("overrides").build()));
        }
        return remaining.build();
    }

    /** The overrides that reach a component replace those that the same file writes at it (semantics 4.6). */
    static MapValue withoutWrittenOverrides(MapValue body) {
        if (!(body.at("components", "terraform") instanceof MapValue components)) {
            return body;
        }
        MapValue.Builder remaining = components.toBuilder();
        boolean changed = false;
        for (MapValue.Entry component : components.entries()) {
            if (component.value() instanceof MapValue written && written.containsKey("overrides")) {
                remaining.put(component.withValue(
                        written.toBuilder().remove("overrides").build()));
                changed = true;
            }
        }
        return changed ? withComponents(body, remaining.build()) : body;
    }

    private static MapValue withComponents(MapValue body, MapValue components) {
        MapValue.Entry kinds = body.entry("components");
        if (kinds == null || !(kinds.value() instanceof MapValue map)) {
            return body;
        }
        MapValue.Entry terraform = map.entry("terraform");
        if (terraform == null) {
            return body;
        }
        MapValue changed = map.toBuilder().put(terraform.withValue(components)).build();
        return body.toBuilder().put(kinds.withValue(changed)).build();
    }
}
