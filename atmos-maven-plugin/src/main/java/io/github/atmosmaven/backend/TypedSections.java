package io.github.atmosmaven.backend;

import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
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

    /** @param key {@code backend} or {@code remote_state_backend} */
    TypedSections(DeepMerge merge, String key, Function<BackendLevel, @Nullable TextValue> typeInForce) {
        this.merge = merge;
        this.key = key;
        this.typeInForce = typeInForce;
    }

    /** By type, what all levels together say; values that are no maps included. */
    MapValue merged(List<BackendLevel> levels, Location place) {
        MapValue merged = MapValue.empty(place);
        for (BackendLevel level : levels) {
            merged = merge.merge(merged, of(level));
        }
        return merged;
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
        return flat == null ? section : split(section, type, flat.build());
    }

    private MapValue split(MapValue section, @Nullable TextValue type, MapValue flat) {
        MapValue.Builder typed = MapValue.builder(section.location());
        for (MapValue.Entry entry : section.entries()) {
            if (!flat.containsKey(entry.key())) {
                typed.put(entry);
            }
        }
        String name = type == null ? TYPELESS : type.text();
        MapValue.Entry nested = typed.entry(name);
        MapValue attributes = nested != null && nested.value() instanceof MapValue map ? merge.merge(map, flat) : flat;
        Location place = flat.entries().iterator().next().keyLocation();
        return typed.put(new MapValue.Entry(name, nested == null ? place : nested.keyLocation(), attributes))
                .build();
    }

    private static boolean isTypeSection(MapValue.Entry entry, @Nullable TextValue type) {
        if (BackendTypes.isType(entry.key()) || type != null && entry.key().equals(type.text())) {
            return true;
        }
        Value value = entry.value();
        boolean free = type != null && type.text().equals(BackendTypes.STATIC);
        // A map that is no attribute of any type can only be a type that is misspelt.
        return !free && value instanceof MapValue && !BackendTypes.isMapAttribute(entry.key());
    }
}
