package io.github.atmosmaven.model.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Replaces the leaves of a value. A map or list in which nothing changes stays the same object, so that it stays shared. */
record ValueTransform(Predicate<Value> concerned, Function<Value, @Nullable Value> leaf) {

    @Nullable
    Value of(Value value) {
        if (!concerned.test(value)) {
            return value;
        }
        if (value instanceof MapValue map && !map.isEmpty()) {
            return map(map);
        }
        return value instanceof ListValue list && !list.items().isEmpty() ? list(list) : leaf.apply(value);
    }

    private MapValue map(MapValue map) {
        // Not laid over the map as it was, which would count as dynamic for ever.
        MapValue.Builder builder = MapValue.builder(map.location());
        boolean changed = false;
        for (MapValue.Entry entry : map.entries()) {
            Value result = of(entry.value());
            changed |= result != entry.value();
            if (result != null) {
                builder.put(result == entry.value() ? entry : entry.withValue(result));
            }
        }
        return changed ? builder.build() : map;
    }

    private ListValue list(ListValue list) {
        List<Value> items = new ArrayList<>(list.items().size());
        boolean changed = false;
        for (Value item : list.items()) {
            Value result = of(item);
            changed |= result != item;
            if (result != null) {
                items.add(result);
            }
        }
        return changed ? new ListValue(List.copyOf(items), list.append(), list.location()) : list;
    }

    static void collectLeaves(Value value, List<Value> leaves) {
        if (value instanceof MapValue map && !map.isEmpty()) {
            map.entries().forEach(entry -> collectLeaves(entry.value(), leaves));
        } else if (value instanceof ListValue list && !list.items().isEmpty()) {
            list.items().forEach(item -> collectLeaves(item, leaves));
        } else {
            leaves.add(value);
        }
    }
}
