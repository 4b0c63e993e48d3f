package io.github.atmosmaven.manifest.imports;

import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Takes out of lists that are about to be appended what the lists before them have of the same file: overrides reach a
 * component on several ways, and their lists are appended once (D27). An item is the very object that was read, wherever
 * merging brought it.
 */
record NewItems(ListStrategy lists) {

    /** The later map without the items that the earlier one holds already. */
    MapValue of(MapValue later, MapValue earlier) {
        MapValue.Builder rest = null;
        for (MapValue.Entry entry : later.entries()) {
            Value known = earlier.get(entry.key());
            Value value = known == null ? entry.value() : of(entry.value(), known);
            if (value != entry.value()) {
                rest = rest == null ? later.toBuilder() : rest;
                rest.put(entry.withValue(value));
            }
        }
        return rest == null ? later : rest.build();
    }

    private Value of(Value later, Value earlier) {
        if (later instanceof MapValue map && earlier instanceof MapValue below) {
            return of(map, below);
        }
        boolean appended = later instanceof ListValue list && (list.append() || lists == ListStrategy.APPEND);
        return appended && earlier instanceof ListValue below ? of((ListValue) later, below) : later;
    }

    private static ListValue of(ListValue later, ListValue earlier) {
        Set<Value> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(earlier.items());
        List<Value> items =
                later.items().stream().filter(item -> !known.contains(item)).toList();
        return items.size() == later.items().size() ? later : new ListValue(items, later.append(), later.location());
    }
}
