package io.github.atmosmaven.model.value;

import io.github.atmosmaven.problem.Location;

/**
 * Text.
 *
 * @param literal true if it was tagged {@code !literal}: taken as it is, never as a template
 */
public record TextValue(String text, boolean literal, Location location) implements Value {

    public TextValue(String text, Location location) {
        this(text, false, location);
    }

    @Override
    public boolean sameAs(Value other) {
        return other instanceof TextValue that && text.equals(that.text);
    }

    @Override
    public boolean isDynamic() {
        return !literal && isTemplate(text);
    }

    /** Returns true if a text holds an action of a template. Every key, argument and path is asked here. */
    public static boolean isTemplate(String text) {
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
