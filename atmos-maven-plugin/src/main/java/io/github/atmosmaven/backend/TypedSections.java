package io.github.atmosmaven.backend;

import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.ManifestRef;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The backend sections of all levels, merged and sorted by type. Both ways of writing them mean the same: attributes
 * below their type, and flat attributes beside {@code backend_type}, which belong to the type in force at their level
 * (D30).
 */
final class TypedSections {

    /** Under what key flat attributes are found whose level has no type for them; no type is called so. */
    static final String TYPELESS = "";

    private final DeepMerge merge;
    private final String key;
    private final Function<BackendLevel, @Nullable TextValue> typeInForce;
    private final ManifestRef manifest;

    /**
     * @param key {@code backend} or {@code remote_state_backend}
     * @param manifest tells which of its files are merged over which
     */
    TypedSections(
            DeepMerge merge,
            String key,
            Function<BackendLevel, @Nullable TextValue> typeInForce,
            ManifestRef manifest) {
        this.manifest = manifest;
        this.merge = merge;
        this.key = key;
        this.typeInForce = typeInForce;
    }

    /** By type, what all levels together say; values that are no maps included. */
    MapValue merged(List<BackendLevel> levels, Location place) {
        MapValue merged = MapValue.empty(place);
        MapValue inherited = merged;
        for (BackendLevel level : levels) {
            if (level.ofBase() != null) {
                inherited = new DeepMerge(level.ofBase()).merge(inherited, of(level));
            } else {
                // Bases come to one thing before they meet anything else, as in every other section (semantics 5.6).
                merged = merge.merge(merge.merge(merged, inherited), of(level));
                inherited = MapValue.empty(place);
            }
        }
        return merge.merge(merged, inherited);
    }

    /** By type, what one level says. */
    MapValue of(BackendLevel level) {
        MapValue section = level.section().map(key);
        if (section == null || section.isEmpty()) {
            return MapValue.empty(level.section().location());
        }
        TextValue type = typeInForce.apply(level);
        MapValue.Builder flat = null;
        for (MapValue.Entry entry : section.entries()) {
            if (!isTypeSection(entry, type)) {
                flat = flat == null ? MapValue.builder(section.location()) : flat;
                flat.put(entry);
            }
        }
        // A section of types only, which is the usual way, is taken as it is.
        if (flat == null) {
            return section;
        }
        MapValue.Entry written = level.section().entry(key);
        return split(section, type, flat.build(), written == null ? section.location() : written.keyLocation());
    }

    /** @param place of the whole section */
    private MapValue split(MapValue section, @Nullable TextValue type, MapValue flat, Location place) {
        MapValue.Builder typed = MapValue.builder(section.location());
        for (MapValue.Entry entry : section.entries()) {
            if (!flat.containsKey(entry.key())) {
                typed.put(entry);
            }
        }
        String name = type == null ? TYPELESS : type.text();
        MapValue.Entry nested = typed.entry(name);
        MapValue attributes = nested != null && nested.value() instanceof MapValue map ? both(map, flat) : flat;
        return typed.put(new MapValue.Entry(name, nested == null ? place : nested.keyLocation(), attributes))
                .build();
    }

    /**
     * The files of a level are merged before it is known which type flat attributes belong to. Where both forms name one
     * attribute, that of the later file counts, and the flat one within a file; lists are joined in the order of the files.
     * Merged by index, they have no order of additions to find again.
     */
    private MapValue both(MapValue nested, MapValue flat) {
        MapValue.Builder all = nested.toBuilder();
        for (MapValue.Entry attribute : flat.entries()) {
            MapValue.Entry known = nested.entry(attribute.key());
            if (known == null) {
                all.put(attribute);
                continue;
            }
            if (merge.lists() != ListStrategy.MERGE
                    && known.value() instanceof ListValue nestedList
                    && attribute.value() instanceof ListValue flatList) {
                MixedList mixed = new MixedList(manifest::isMergedOver, merge.lists() == ListStrategy.APPEND);
                all.put(attribute.withValue(mixed.of(nestedList, flatList)));
                continue;
            }
            boolean nestedLater = manifest.isMergedOver(
                    known.value().location().file(),
                    attribute.value().location().file());
            all.put(
                    nestedLater
                            ? known.withValue(merge.merge(attribute.value(), known.value()))
                            : attribute.withValue(merge.merge(known.value(), attribute.value())));
        }
        return all.build();
    }

    private static boolean isTypeSection(MapValue.Entry entry, @Nullable TextValue type) {
        if (BackendTypes.isName(entry.key()) || type != null && entry.key().equals(type.text())) {
            return true;
        }
        Value value = entry.value();
        boolean free = type != null && BackendTypes.of(type.text()).isFreeForm();
        // A map that is no attribute of any type can only be a type that is misspelt.
        return !free && value instanceof MapValue && !BackendTypes.isMapAttribute(entry.key());
    }
}
