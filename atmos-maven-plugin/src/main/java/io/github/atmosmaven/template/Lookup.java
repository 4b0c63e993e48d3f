package io.github.atmosmaven.template;

import io.github.atmosmaven.model.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the value that a reference names. */
@FunctionalInterface
public interface Lookup {

    /** The value at a path of keys, or null where there is none. */
    @Nullable
    Value lookup(List<String> path);
}
