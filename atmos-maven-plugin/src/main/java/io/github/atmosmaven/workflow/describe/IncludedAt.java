package io.github.atmosmaven.workflow.describe;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.ManifestRef;
import io.github.atmosmaven.model.value.Inclusion;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the functions that brought a value of an included file (D11): those that stand on the path of the value, and
 * whose file says it there.
 */
final class IncludedAt {

    private final Instance instance;

    IncludedAt(Instance instance) {
        this.instance = instance;
    }

    /**
     * The places, usually one; none for a value of a manifest.
     *
     * @param occurrence number of earlier items in its list that have the same place in the included file
     */
    List<Location> of(Value leaf, LayerSearch.@Nullable Arrival arrival, int occurrence) {
        if (arrival == null) {
            return anywhere(leaf.location().file());
        }
        if (arrival.layer().kind() == Layer.Kind.PROJECT) {
            return arrival.boundary() == null ? List.of() : List.of(arrival.boundary());
        }
        List<Inclusion> ofFile =
                instance.manifest().inclusions().getOrDefault(leaf.location().file(), List.of());
        for (List<String> root : roots(arrival.layer())) {
            List<String> path = new ArrayList<>(root);
            path.addAll(arrival.path());
            List<Inclusion> bringing = ofFile.stream()
                    .filter(inclusion -> brings(inclusion, path, leaf.location()))
                    .toList();
            if (!bringing.isEmpty()) {
                return places(bringing, path, occurrence);
            }
        }
        return anywhere(leaf.location().file());
    }

    /** All places that include a file which is not imported as well: a computed value may come from each of them. */
    private List<Location> anywhere(String file) {
        ManifestRef manifest = instance.manifest();
        return file.equals(manifest.file()) || manifest.importChains().containsKey(file)
                ? List.of()
                : manifest.inclusions().getOrDefault(file, List.of()).stream()
                        .map(Inclusion::place)
                        .distinct()
                        .toList();
    }

    /** Paths in a manifest at which a level may be written. */
    private List<List<String>> roots(Layer layer) {
        return switch (layer.kind()) {
            case PROJECT, MANIFEST -> List.of(List.of());
            case TERRAFORM -> List.of(List.of("terraform"));
            case BASE, COMPONENT -> List.of(List.of("components", "terraform", layer.name()));
            case OVERRIDES ->
                List.of(
                        List.of("terraform", "overrides"),
                        List.of("overrides"),
                        List.of("components", "terraform", instance.name(), "overrides"));
        };
    }

    private static boolean brings(Inclusion inclusion, List<String> path, Location leaf) {
        List<String> start = inclusion.path();
        if (start.size() > path.size()) {
            return start.subList(0, path.size()).equals(path) && LayerSearch.holds(inclusion.value(), leaf);
        }
        return path.subList(0, start.size()).equals(start) && saysBelow(inclusion, path, leaf);
    }

    private static boolean saysBelow(Inclusion inclusion, List<String> path, Location leaf) {
        Value value = inclusion.value();
        for (String key : path.subList(inclusion.path().size(), path.size())) {
            value = value instanceof MapValue map ? map.get(key) : null;
            if (value == null) {
                return false;
            }
        }
        return LayerSearch.holds(value, leaf);
    }

    /**
     * Returns the place that wins, which is the last one merged and comes first. For an item of a list all places
     * count, since items stand side by side.
     */
    private static List<Location> places(List<Inclusion> bringing, List<String> path, int occurrence) {
        List<Location> places =
                bringing.stream().map(Inclusion::place).distinct().toList();
        boolean items = bringing.get(0).path().size() > path.size();
        if (!items) {
            return places.subList(0, 1);
        }
        boolean oneList = places.stream().map(Location::file).distinct().count() == 1;
        return oneList && occurrence < places.size() ? List.of(places.get(occurrence)) : places;
    }
}
