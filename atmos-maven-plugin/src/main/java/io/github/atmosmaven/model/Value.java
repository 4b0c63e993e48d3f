package io.github.atmosmaven.model;

import io.github.atmosmaven.problem.Location;

/**
 * A value of a manifest that knows where it was written (D11). Values are immutable and shared: merging builds new maps
 * around the subtrees it keeps, so the location of a leaf is always the place whose text says that leaf.
 */
public sealed interface Value permits BoolValue, FunctionValue, ListValue, MapValue, NullValue, NumberValue, TextValue {

    /** Where the value was written; for a merged map or list, the place of the contribution that won. */
    Location location();

    /** Whether both say the same, wherever they were written. Numbers compare by value, maps without order. */
    boolean sameAs(Value other);

    /**
     * Whether the value, or anything in it, is still to be computed for each instance: a function, or text with a
     * template. What is not dynamic is never walked again.
     */
    boolean isDynamic();

    /** Whether the value is, or holds, a list that waits to be appended (D14). */
    default boolean hasAppends() {
        return false;
    }

    /** What a user calls this kind of value: {@code map}, {@code list}, {@code text}, {@code number}, … */
    String kind();

    /** The kind in the middle of a sentence, {@code must be text, not a list}. */
    default String aKind() {
        return this instanceof NullValue || this instanceof TextValue ? kind() : "a " + kind();
    }
}
