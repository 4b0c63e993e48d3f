package io.github.atmosmaven.workflow.describe;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the level of an instance that says a value (D11). */
final class LayerSearch {

    private static final List<String> BACKENDS = List.of("backend", "remote_state_backend");

    private final Instance instance;

    LayerSearch(Instance instance) {
        this.instance = instance;
    }

    /**
     * Origin of a value.
     *
     * @param path path of the value within the level, or of the list that holds it
     * @param boundary the first key on that path that stands in another file than the value and has a value of its
     *     file; {@code null} if none does
     */
    record Arrival(Layer layer, List<String> path, @Nullable Location boundary) {}

    /** Returns the level that says the value, or null if the value was computed. */
    @Nullable
    Arrival of(Value leaf, List<String> path) {
        List<Layer> layers = instance.contents().layers();
        for (int i = layers.size() - 1; i >= 0; i--) {
            Arrival arrival = in(layers.get(i), leaf, path);
            if (arrival != null) {
                return arrival;
            }
        }
        return null;
    }

    private @Nullable Arrival in(Layer layer, Value leaf, List<String> path) {
        List<String> written = pathIn(layer, path);
        String file = leaf.location().file();
        Value value = layer.sections();
        Location boundary = null;
        for (String key : written) {
            MapValue.Entry entry = value instanceof MapValue map ? map.entry(key) : null;
            if (entry == null) {
                return null;
            }
            value = entry.value();
            boolean enters = value.location().file().equals(file)
                    && !entry.keyLocation().file().equals(file);
            boundary = enters ? entry.keyLocation() : boundary;
        }
        boolean here = value instanceof ListValue list
                ? holds(list, leaf.location())
                : value.location().equals(leaf.location());
        return here ? new Arrival(layer, written, boundary) : null;
    }

    /** Items may come from several levels when lists are joined; each knows its place. */
    static boolean holds(Value value, Location place) {
        return value.leaves().anyMatch(leaf -> leaf.location().equals(place));
    }

    /**
     * Returns the path at which a level would hold the value of a path in the document. Overrides are listed once more
     * under their own name.
     */
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
            // Where nobody sets it, the type of the backend is that of the remote state (semantics 9.1).
            return List.of("backend_type");
        }
        if (!BACKENDS.contains(path.get(0)) || path.size() < 2) {
            return path;
        }
        boolean own = path.get(0).equals("backend");
        List<String> nested =
                nested(path, own ? instance.backend() : instance.state().remoteStateBackend());
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
        nested.add(1, backend.type().name());
        return nested;
    }
}
