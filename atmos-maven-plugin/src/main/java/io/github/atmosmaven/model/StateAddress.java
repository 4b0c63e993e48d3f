package io.github.atmosmaven.model;

import io.github.atmosmaven.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one place where the state of an instance lives (D32). Two instances with an equal {@link #text()} would overwrite
 * each other's state.
 *
 * @param text the address as a user would write it, for instance {@code s3://bucket/prefix/workspace/key}
 * @param parts values that it was computed from, so that a collision can name the place of each
 * @param hosted the same place in the words of the service that holds the state; {@code null} where none does
 */
public record StateAddress(
        String text, List<Part> parts, @Nullable HostedPlace hosted) {

    /** Of an instance that has errors. */
    public static final StateAddress UNKNOWN = new StateAddress("", List.of(), null);

    /**
     * One ingredient of an address.
     *
     * @param name for instance {@code bucket}, {@code workspace}
     * @param value its text
     * @param source the value it was read from; {@code null} where it is a default
     */
    public record Part(String name, String value, @Nullable Value source) {}

    @Override
    public String toString() {
        return text;
    }
}
