package io.github.atmosmaven.backend.s3;

import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a backend with the place where it was written. It has no text form, since it may be a secret.
 *
 * @param text text of the value; empty if the attribute is not set, or has no text
 * @param location place of the value; null if the attribute is not set
 */
public record Attribute(String name, String text, @Nullable Location location) {

    /** @param attributes attributes of a block; null if the block does not exist */
    static Attribute of(@Nullable MapValue attributes, String name) {
        Value value = attributes == null ? null : attributes.get(name);
        return new Attribute(
                name, Objects.requireNonNullElse(text(value), ""), value == null ? null : value.location());
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** The text of a scalar; null if there is none. */
    static @Nullable String text(@Nullable Value value) {
        boolean scalar = value instanceof TextValue || value instanceof NumberValue || value instanceof BoolValue;
        String text = scalar ? Objects.toString(value) : "";
        return text.isEmpty() ? null : text;
    }

    /** The texts of a list. A single value counts as a list of one. */
    static List<String> texts(@Nullable Value value) {
        if (value instanceof ListValue list) {
            return list.items().stream().map(Objects::toString).toList();
        }
        return value == null || value instanceof NullValue ? List.of() : List.of(value.toString());
    }

    static boolean isTrue(@Nullable Value value) {
        return value instanceof BoolValue bool ? bool.value() : "true".equals(text(value));
    }

    @Override
    public String toString() {
        return "Attribute[" + name + "]";
    }
}
