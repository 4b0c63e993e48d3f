package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.problem.Location;
import java.util.Map;

/**
 * The {@code backend} or {@code cloud} block that a root module has of its own (D76).
 *
 * @param backend its type and what is literal of it
 * @param expressions the attributes that are computed, those of blocks in it as {@code workspaces.name}
 * @param place the block
 */
public record ModuleBackend(Backend backend, Map<String, Location> expressions, Location place) {

    public ModuleBackend {
        expressions = Map.copyOf(expressions);
    }
}
