package io.github.atmosmaven.model.value;

import io.github.atmosmaven.problem.Location;
import java.util.List;

/**
 * Value that a manifest includes from another file.
 *
 * @param place place of the function that includes the file
 * @param path the keys from the root of the manifest to the value; {@link #ITEM} for any item of a list
 * @param value the included value
 */
public record Inclusion(Location place, List<String> path, Value value) {

    /** Stands for the position of an item, which merging may change. */
    public static final String ITEM = "[]";

    public Inclusion {
        path = List.copyOf(path);
    }
}
