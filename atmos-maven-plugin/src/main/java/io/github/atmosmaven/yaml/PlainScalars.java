package io.github.atmosmaven.yaml;

import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.template.ScalarReader;

/** Reads what templates come to as the unquoted scalars of a file are read: nothing is lost of an account id or date (D10). */
public final class PlainScalars implements ScalarReader {

    @Override
    public Value read(String text, Location at) {
        return GoScalars.loss(text) == null ? GoScalars.resolve(text, at) : new TextValue(text, at);
    }
}
