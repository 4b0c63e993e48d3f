package io.github.atmosmaven.template;

import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;

/** Tells what an unquoted text of one line means in YAML. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface ScalarReader {

    /** The number, bool, null or text; text where it is no scalar. It gets the given place. */
    Value read(String text, Location at);
}
