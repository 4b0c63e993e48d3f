package io.github.atmosmaven.config;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Lays settings over others as Atmos does it (semantics 1.11, 1.15): maps are merged whatever the case of their
 * keys, anything else is replaced. Only a map takes the place of a map.
 */
final class SettingsOverlay {

    private SettingsOverlay() {}

    /** The settings of both; where both say something, the upper one. */
    static MapValue merge(MapValue lower, MapValue upper) {
        MapValue.Builder merged = lower.toBuilder();
        for (MapValue.Entry entry : upper.entries()) {
            MapValue.Entry known = ignoringCase(lower, entry.key());
            if (known == null) {
                merged.put(entry);
            } else if (!(known.value() instanceof MapValue inner)) {
                merged.remove(known.key()).put(entry);
            } else if (entry.value() instanceof MapValue over) {
                merged.remove(known.key()).put(entry.withValue(merge(inner, over)));
            }
        }
        return merged.build();
    }

    static MapValue.@Nullable Entry ignoringCase(MapValue map, String key) {
        MapValue.Entry exact = map.entry(key);
        if (exact != null) {
            return exact;
        }
        return map.entries().stream()
                .filter(entry -> entry.key().equalsIgnoreCase(key))
                .findFirst()
                .orElse(null);
    }

    /** A setting at a path of keys and nothing else. */
    static MapValue at(Value value, String... path) {
        Value inner = value;
        for (int i = path.length - 1; i >= 0; i--) {
            inner = MapValue.builder(value.location()).put(path[i], inner).build();
        }
        return (MapValue) inner;
    }
}
