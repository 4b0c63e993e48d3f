package io.github.atmosmaven.model;

import io.github.atmosmaven.problem.Location;

/** Text. */
public record TextValue(String text, Location location) implements Value {

    @Override
    public boolean sameAs(Value other) {
        return other instanceof TextValue that && text.equals(that.text);
    }

    @Override
    public boolean isDynamic() {
        return text.contains("{{");
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public String toString() {
        return text;
    }
}
