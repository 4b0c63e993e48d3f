package io.github.atmosmaven.workflow;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells where the values of an instance were written and how they arrived (D11): the place each value carries, the level
 * that set it, and the imports on the way to the file.
 */
public final class Provenance {

    private static final List<String> BACKENDS = List.of("backend", "remote_state_backend");
    private static final List<String> NAMES = List.of("command", "component");
    private static final int MOST_INCLUSIONS = 3;

    private final Instance instance;
    private final Map<Value, String> texts = new IdentityHashMap<>();

    private Provenance(Instance instance) {
        this.instance = instance;
    }

    /**
     * Explains every leaf of the document of an instance.
     *
     * @param document as {@link InstanceDocument} makes it
     * @return by leaf, one line for people; what has no place in a manifest is left out
     */
    public static Map<Value, String> of(Instance instance, MapValue document) {
        Provenance provenance = new Provenance(instance);
        for (MapValue.Entry section : document.entries()) {
            if (provenance.isWritten(section)) {
                provenance.explain(section.value(), List.of(section.key()));
            }
        }
        return provenance.texts;
    }

    /** The same as a document of its own, with the line in the place of each leaf. */
    public static MapValue document(Instance instance, MapValue document) {
        Map<Value, String> texts = of(instance, document);
        Provenance provenance = new Provenance(instance);
        MapValue.Builder explained = MapValue.builder(document.location());
        for (MapValue.Entry section : document.entries()) {
            if (provenance.isWritten(section)) {
                explained.put(section.withValue(replaced(section.value(), texts)));
            }
        }
        return explained.build();
    }

    private static Value replaced(Value value, Map<Value, String> texts) {
        if (value instanceof MapValue map && !map.isEmpty()) {
            MapValue.Builder copy = MapValue.builder(map.location());
            map.entries().forEach(entry -> copy.put(entry.withValue(replaced(entry.value(), texts))));
            return copy.build();
        }
        if (value instanceof ListValue list && !list.items().isEmpty()) {
            List<Value> items =
                    list.items().stream().map(item -> replaced(item, texts)).toList();
            return new ListValue(items, list.location());
        }
        return new TextValue(texts.getOrDefault(value, value.location().toString()), value.location());
    }

    /** Whether users write the section, or wrote the name; the others say what was computed of all of them. */
    private boolean isWritten(MapValue.Entry section) {
        return section.value() instanceof MapValue
                || section.key().endsWith("backend_type")
                || NAMES.contains(section.key()) && !section.value().location().equals(instance.location());
    }

    private void explain(Value value, List<String> path) {
        if (value instanceof MapValue map && !map.isEmpty()) {
            for (MapValue.Entry entry : map.entries()) {
                List<String> below = new ArrayList<>(path);
                below.add(entry.key());
                explain(entry.value(), below);
            }
        } else if (value instanceof ListValue list && !list.items().isEmpty()) {
            list.items().forEach(item -> explainItem(item, path));
        } else {
            texts.putIfAbsent(value, line(value, layer(value, path)));
        }
    }

    /** Items of a list may come from several levels when lists are appended; each knows its place, not its level. */
    private void explainItem(Value item, List<String> path) {
        if (item instanceof MapValue map) {
            map.entries().forEach(entry -> explainItem(entry.value(), path));
        } else if (item instanceof ListValue list) {
            list.items().forEach(inner -> explainItem(inner, path));
        } else {
            texts.putIfAbsent(item, line(item, layerOfItem(item, path)));
        }
    }

    private String line(Value value, @Nullable Layer layer) {
        Location place = value.location();
        StringBuilder line = new StringBuilder(place.toString());
        line.append(layer == null ? " (computed" : " (" + layer.label());
        List<Location> inclusions = instance.manifest().inclusions().getOrDefault(place.file(), List.of());
        if (inclusions.isEmpty()) {
            appendImports(line, place.file());
        } else {
            line.append(", included at ").append(listed(inclusions));
            if (inclusions.size() == 1) {
                appendImports(line, inclusions.get(0).file());
            }
        }
        return line.append(')').toString();
    }

    private void appendImports(StringBuilder line, String file) {
        List<String> chain = instance.manifest().importChains().get(file);
        if (chain != null && chain.size() > 1) {
            line.append(", imported by ").append(String.join(" <- ", reversed(chain.subList(0, chain.size() - 1))));
        }
    }

    /** A file that several places include is one file: its values do not tell which of the places brought them. */
    private static String listed(List<Location> inclusions) {
        String listed = inclusions.stream()
                .limit(MOST_INCLUSIONS)
                .map(Location::toString)
                .collect(Collectors.joining(" or "));
        int further = inclusions.size() - MOST_INCLUSIONS;
        return further > 0 ? listed + " or one of " + further + " more" : listed;
    }

    private static List<String> reversed(List<String> chain) {
        List<String> reversed = new ArrayList<>(chain);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    private @Nullable Layer layer(Value value, List<String> path) {
        List<Layer> layers = instance.layers();
        for (int i = layers.size() - 1; i >= 0; i--) {
            Value written = written(layers.get(i), path);
            if (written != null && written.location().equals(value.location())) {
                return layers.get(i);
            }
        }
        return null;
    }

    private @Nullable Layer layerOfItem(Value item, List<String> path) {
        List<Layer> layers = instance.layers();
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (written(layers.get(i), path) instanceof ListValue list
                    && list.items().stream().anyMatch(each -> holds(each, item.location()))) {
                return layers.get(i);
            }
        }
        return null;
    }

    private static boolean holds(Value value, Location place) {
        if (value instanceof MapValue map) {
            return map.entries().stream().anyMatch(entry -> holds(entry.value(), place));
        }
        if (value instanceof ListValue list) {
            return list.items().stream().anyMatch(item -> holds(item, place));
        }
        return value.location().equals(place);
    }

    /** What a level says at a path. Overrides are listed once more under their own name. */
    private @Nullable Value written(Layer layer, List<String> path) {
        boolean listed = path.get(0).equals("overrides") && layer.kind() == Layer.Kind.OVERRIDES;
        return listed
                ? layer.sections().at(path.subList(1, path.size()).toArray(String[]::new))
                : written(layer.sections(), path);
    }

    /** What the sections of a level say at a path; the attributes of a backend may stand below its type or flat (D30). */
    private @Nullable Value written(MapValue level, List<String> path) {
        Value plain = level.at(path.toArray(String[]::new));
        if (plain == null && path.equals(List.of("component"))) {
            return level.at("metadata", "component");
        }
        if (plain == null && path.equals(List.of("remote_state_backend_type"))) {
            // Where nobody sets it, the type of the backend is that of the remote state (stack-semantics 9.1).
            return level.get("backend_type");
        }
        if (!BACKENDS.contains(path.get(0)) || path.size() < 2) {
            return plain;
        }
        Backend backend = path.get(0).equals("backend") ? instance.backend() : instance.remoteStateBackend();
        Value own = nested(level, path, backend);
        if (own == null) {
            own = plain;
        }
        if (own != null || path.get(0).equals("backend")) {
            return own;
        }
        // A remote state starts as the backend itself.
        List<String> inBackend = new ArrayList<>(path);
        inBackend.set(0, "backend");
        return written(level, inBackend);
    }

    private static @Nullable Value nested(MapValue level, List<String> path, Backend backend) {
        List<String> nested = new ArrayList<>(path);
        nested.add(1, backend.type() == null ? "" : backend.type());
        return level.at(nested.toArray(String[]::new));
    }
}
