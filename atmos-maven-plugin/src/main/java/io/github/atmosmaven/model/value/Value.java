package io.github.atmosmaven.model.value;

import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a manifest that knows where it was written (D11). Values are immutable and shared: merging builds new maps
 * around the subtrees it keeps, so the location of a leaf is always the place whose text says that leaf.
 */
public sealed interface Value permits BoolValue, FunctionValue, ListValue, MapValue, NullValue, NumberValue, TextValue {

    /** Place where the value was written; for a merged map or list, the place of the contribution that won. */
    Location location();

    /** Returns true if both say the same, wherever they were written. Numbers compare by value, maps without order. */
    boolean sameAs(Value other);

    /**
     * Returns true if the value, or anything in it, is still to be computed for each instance: a function, or text with a
     * template. What is not dynamic is never walked again.
     */
    boolean isDynamic();

    /** Returns true if the value is, or holds, a list that waits to be appended (D14). */
    default boolean hasAppends() {
        return false;
    }

    /**
     * Returns this value with its leaves replaced. A leaf is a scalar, a function, or an empty map or list. Maps and lists in
     * which nothing changes stay the same objects.
     *
     * @param concerned tells which values are looked into; any other stays as it is
     * @param leaf returns what takes the place of a leaf, or null where it is left out
     */
    default @Nullable Value transform(Predicate<Value> concerned, Function<Value, @Nullable Value> leaf) {
        return new ValueTransform(concerned, leaf).of(this);
    }

    /** Returns this value with each leaf replaced by another one. */
    default Value transform(UnaryOperator<Value> leaf) {
        return Objects.requireNonNull(transform(value -> true, leaf::apply));
    }

    /** Returns all leaves in the order of the text: scalars, functions, and empty maps and lists. */
    default Stream<Value> leaves() {
        // Collected first: nested streams would need a deep stack for deep values.
        List<Value> leaves = new ArrayList<>();
        ValueTransform.collectLeaves(this, leaves);
        return leaves.stream();
    }

    /** Name of this kind of value for users: {@code map}, {@code list}, {@code text}, {@code number}, … */
    String kind();

    /** The kind in the middle of a sentence, {@code must be text, not a list}. */
    default String aKind() {
        return this instanceof NullValue || this instanceof TextValue ? kind() : "a " + kind();
    }
}
