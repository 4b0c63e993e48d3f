package io.github.atmosmaven.model.value;

import io.github.atmosmaven.problem.Location;

/** An explicit null, which is a value like any other: it overrides what it meets (semantics 3.3). */
public record NullValue(Location location) implements Value {

    @Override
    public boolean sameAs(Value other) {
        return other instanceof NullValue;
    }

    @Override
    public boolean isDynamic() {
        return false;
    }

    @Override
    public String kind() {
        return "null";
    }

    @Override
    public String toString() {
        return "null";
    }
}
