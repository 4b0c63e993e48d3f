package io.github.atmosmaven.manifest.file;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Something that is done with each manifest by itself, right after it was parsed and before anything is merged: filling
 * in includes and locals, looking for keys that nobody reads. Implementations are safe for use by several threads.
 */
@FunctionalInterface
public interface FileStep {

    /** Returns the manifest to go on with, the given one if there was nothing to do. */
    MapValue apply(MapValue manifest, Path file, Consumer<Problem> problems);
}
