package io.github.atmosmaven.workflow;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the level of an instance that says a value, and what on the way to the value got it from another file (D11): a
 * key, or a list, whose value begins in the file that the value comes from and that is not its own.
 */
final class Arrivals {

    private static final List<String> BACKENDS = List.of("backend", "remote_state_backend");

    private final Instance instance;

    Arrivals(Instance instance) {
        this.instance = instance;
    }

    /**
     * How a value came to be.
     *
     * @param holder where the key or the list stands that includes the file of the value; {@code null} where none does
     * @param ordinal which of the items that the list includes of the file it is
     * @param ordinals how many such items there are; 1 for a key
     */
    record Arrival(Layer layer, @Nullable Location holder, int ordinal, int ordinals) {}

    /**
     * Finds how a value arrived.
     *
     * @param item which item of the list at the path the value is or lies in; negative where there is no list
     * @return {@code null} where no level says the value: it was computed
     */
    @Nullable
    Arrival of(Value leaf, List<String> path, int item) {
        List<Layer> layers = instance.layers();
        for (int i = layers.size() - 1; i >= 0; i--) {
            Arrival arrival = in(layers.get(i), leaf, path, item);
            if (arrival != null) {
                return arrival;
            }
        }
        return null;
    }

    private @Nullable Arrival in(Layer layer, Value leaf, List<String> path, int item) {
        List<String> written = pathIn(layer, path);
        Value value = layer.sections();
        Arrival way = new Arrival(layer, null, 0, 1);
        for (String key : written) {
            MapValue.Entry entry = value instanceof MapValue map ? map.entry(key) : null;
            if (entry == null) {
                return null;
            }
            way = through(entry.keyLocation(), entry.value(), leaf, way);
            value = entry.value();
        }
        if (!(value instanceof ListValue list)) {
            return found(value, leaf, way);
        }
        // Of items that say the same thing of the same file the one in the same position is meant.
        Arrival same = item >= 0 && item < list.items().size() ? item(list, item, leaf, way) : null;
        return same == null ? within(list, leaf, way) : same;
    }

    private static @Nullable Arrival found(Value value, Value leaf, Arrival way) {
        return value.location().equals(leaf.location()) ? way : null;
    }

    /** Items may come from several levels when lists are joined; each knows its place. */
    private static @Nullable Arrival within(Value value, Value leaf, Arrival way) {
        if (value instanceof ListValue list && !list.items().isEmpty()) {
            return anyItem(list, leaf, way);
        }
        if (!(value instanceof MapValue map) || map.isEmpty()) {
            return found(value, leaf, way);
        }
        for (MapValue.Entry entry : map.entries()) {
            Arrival arrival = within(entry.value(), leaf, through(entry.keyLocation(), entry.value(), leaf, way));
            if (arrival != null) {
                return arrival;
            }
        }
        return null;
    }

    private static @Nullable Arrival anyItem(ListValue list, Value leaf, Arrival way) {
        for (int i = 0; i < list.items().size(); i++) {
            Arrival arrival = item(list, i, leaf, way);
            if (arrival != null) {
                return arrival;
            }
        }
        return null;
    }

    private static @Nullable Arrival item(ListValue list, int index, Value leaf, Arrival way) {
        String file = leaf.location().file();
        Value item = list.items().get(index);
        boolean enters =
                item.location().file().equals(file) && !list.location().file().equals(file);
        Arrival here = enters
                ? new Arrival(
                        way.layer(), list.location(), count(list, index, file), count(list, Integer.MAX_VALUE, file))
                : way;
        return within(item, leaf, here);
    }

    private static int count(ListValue list, int before, String file) {
        return (int) list.items().stream()
                .limit(before)
                .filter(item -> item.location().file().equals(file))
                .count();
    }

    private static Arrival through(Location key, Value value, Value leaf, Arrival way) {
        String file = leaf.location().file();
        boolean enters = value.location().file().equals(file) && !key.file().equals(file);
        return enters ? new Arrival(way.layer(), key, 0, 1) : way;
    }

    /** Where a level would say what is at a path. Overrides are listed once more under their own name. */
    private List<String> pathIn(Layer layer, List<String> path) {
        boolean listed = path.get(0).equals("overrides") && layer.kind() == Layer.Kind.OVERRIDES;
        return listed ? path.subList(1, path.size()) : pathIn(layer.sections(), path);
    }

    /** The attributes of a backend may stand below its type or flat (D30). */
    private List<String> pathIn(MapValue level, List<String> path) {
        boolean plain = isIn(level, path);
        if (!plain && path.equals(List.of("component"))) {
            return List.of("metadata", "component");
        }
        if (!plain && path.equals(List.of("remote_state_backend_type"))) {
            // Where nobody sets it, the type of the backend is that of the remote state (stack-semantics 9.1).
            return List.of("backend_type");
        }
        if (!BACKENDS.contains(path.get(0)) || path.size() < 2) {
            return path;
        }
        boolean own = path.get(0).equals("backend");
        List<String> nested = nested(path, own ? instance.backend() : instance.remoteStateBackend());
        if (isIn(level, nested)) {
            return nested;
        }
        if (plain || own) {
            return path;
        }
        // A remote state starts as the backend itself.
        List<String> inBackend = new ArrayList<>(path);
        inBackend.set(0, "backend");
        return pathIn(level, inBackend);
    }

    private static boolean isIn(MapValue level, List<String> path) {
        return level.at(path.toArray(String[]::new)) != null;
    }

    private static List<String> nested(List<String> path, Backend backend) {
        List<String> nested = new ArrayList<>(path);
        nested.add(1, backend.type() == null ? "" : backend.type());
        return nested;
    }
}
