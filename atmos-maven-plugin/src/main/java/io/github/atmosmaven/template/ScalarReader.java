package io.github.atmosmaven.template;

import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;

/** Tells what an unquoted text of one line means in YAML. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface ScalarReader {

    /** Takes every text for text. */
    ScalarReader TEXT_ONLY = TextValue::new;

    /** The number, bool, null or text; text where it is no scalar. It gets the given place. */
    Value read(String text, Location at);
}
