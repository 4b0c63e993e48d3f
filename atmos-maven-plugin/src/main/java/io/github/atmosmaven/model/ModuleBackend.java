package io.github.atmosmaven.model;

import io.github.atmosmaven.problem.Location;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code backend} or {@code cloud} block that a root module has of its own (D76).
 *
 * @param backend its type and what is literal of it
 * @param expressions the attributes that are computed, those of blocks in it as {@code workspaces.name}
 * @param forms of the names in it
 * @param place the block
 */
public record ModuleBackend(Backend backend, Map<String, Location> expressions, WrittenForms forms, Location place) {

    public ModuleBackend {
        expressions = Map.copyOf(expressions);
    }

    /** The block with what {@code init} adds to it, which takes the place of what is computed. */
    public ModuleBackend with(BackendAdditions added) {
        if (added.areNone()) {
            return this;
        }
        Map<String, Location> left = new TreeMap<>(expressions);
        left.keySet().removeIf(name -> added.attributes().containsKey(name.replaceFirst("\\..*", "")));
        return new ModuleBackend(backend.with(added), left, forms, place);
    }
}
