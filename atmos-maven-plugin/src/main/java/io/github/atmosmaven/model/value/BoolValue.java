package io.github.atmosmaven.model.value;

import io.github.atmosmaven.problem.Location;

/** {@code true} or {@code false}. */
public record BoolValue(boolean value, Location location) implements Value {

    @Override
    public boolean sameAs(Value other) {
        return other instanceof BoolValue that && value == that.value;
    }

    @Override
    public boolean isDynamic() {
        return false;
    }

    @Override
    public String kind() {
        return "bool";
    }

    @Override
    public String toString() {
        return Boolean.toString(value);
    }
}
