package io.github.atmosmaven.workflow.describe;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells where the values of an instance were written and how they arrived (D11): the place each value carries, the level
 * that set it, and the imports on the way to the file.
 */
public final class Provenance {

    private static final List<String> NAMES = List.of("command", "component");
    private static final int MOST_INCLUSIONS = 3;

    private final Instance instance;
    private final LayerSearch arrivals;
    private final IncludedAt includedAt;
    private final Map<Value, String> texts = new IdentityHashMap<>();

    private Provenance(Instance instance) {
        this.instance = instance;
        this.arrivals = new LayerSearch(instance);
        this.includedAt = new IncludedAt(instance);
    }

    /**
     * Explains every leaf of the document of an instance.
     *
     * @param document document that {@link InstanceDocument} made
     * @return one line for people by leaf; leaves without a place in a manifest are left out
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

    /** Returns the explanations as a document of their own, with the line in the place of each leaf. */
    public static MapValue document(Instance instance, MapValue document) {
        Map<Value, String> texts = of(instance, document);
        Provenance provenance = new Provenance(instance);
        MapValue.Builder explained = MapValue.builder(document.location());
        for (MapValue.Entry section : document.entries()) {
            if (provenance.isWritten(section)) {
                explained.put(section.withValue(section.value().transform(leaf -> told(leaf, texts))));
            }
        }
        return explained.build();
    }

    private static Value told(Value leaf, Map<Value, String> texts) {
        return new TextValue(texts.getOrDefault(leaf, leaf.location().toString()), leaf.location());
    }

    /** Returns true if users write the section, or wrote the name; the others say what was computed of all of them. */
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
            Map<Location, Integer> seen = new HashMap<>();
            list.items().forEach(item -> explainItem(item, path, seen));
        } else {
            texts.putIfAbsent(value, line(value, path, 0));
        }
    }

    /** @param seen number of items of the list from each place */
    private void explainItem(Value item, List<String> path, Map<Location, Integer> seen) {
        if (item instanceof MapValue map && !map.isEmpty()) {
            map.entries().forEach(entry -> explainItem(entry.value(), path, seen));
        } else if (item instanceof ListValue list && !list.items().isEmpty()) {
            list.items().forEach(inner -> explainItem(inner, path, seen));
        } else {
            int occurrence = seen.merge(item.location(), 1, Integer::sum) - 1;
            texts.putIfAbsent(item, line(item, path, occurrence));
        }
    }

    private String line(Value value, List<String> path, int occurrence) {
        LayerSearch.Arrival arrival = arrivals.of(value, path);
        Location place = value.location();
        StringBuilder line = new StringBuilder(place.toString());
        line.append(" (").append(arrival == null ? "computed" : arrival.layer().label());
        List<Location> inclusions = includedAt.of(value, arrival, occurrence);
        if (inclusions.isEmpty()) {
            appendImports(line, place.file());
        } else {
            line.append(", included at ").append(listed(inclusions));
            if (inclusions.size() == 1) {
                appendImports(line, inclusions.get(0).file());
            }
        }
        return line.append(')')
                .append(arrival == null ? origin(place, path) : "")
                .toString();
    }

    /** Explains the origin of a value that no level sets: in a backend it is the default attribute (D31). */
    private String origin(Location place, List<String> path) {
        if (!path.get(0).endsWith("backend")) {
            return "";
        }
        return place.equals(instance.location())
                ? " by default from the name of the instance"
                : " by default from the name written there";
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
}
