package io.github.atmosmaven.model.value;

import io.github.atmosmaven.problem.Location;
import java.util.List;

/**
 * Where a manifest puts what another file says.
 *
 * @param place of the function that includes the file
 * @param path the keys from the root of the manifest to the value; {@link #ITEM} for any item of a list
 * @param value what was put there
 */
public record Inclusion(Location place, List<String> path, Value value) {

    /** Stands for the position of an item, which merging may change. */
    public static final String ITEM = "[]";

    public Inclusion {
        path = List.copyOf(path);
    }
}
