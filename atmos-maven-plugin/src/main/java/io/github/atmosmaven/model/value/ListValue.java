package io.github.atmosmaven.model.value;

import io.github.atmosmaven.problem.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list. What is asked of all its items is known from the start: ten thousand heirs ask it of one long list (D24). */
public final class ListValue implements Value {

    private final List<Value> items;
    private final boolean append;
    private final Location location;
    private final boolean dynamic;
    private final boolean appendsWithin;

    /**
     * @param items in the order written; the caller hands over an unmodifiable list
     * @param append true if it was tagged {@code !append} and still waits for an inherited list to join (D14)
     */
    public ListValue(List<Value> items, boolean append, Location location) {
        this.items = items;
        this.append = append;
        this.location = location;
        boolean anyDynamic = false;
        boolean anyAppends = false;
        for (Value item : items) {
            anyDynamic |= item.isDynamic();
            anyAppends |= item.hasAppends();
        }
        this.dynamic = anyDynamic;
        this.appendsWithin = anyAppends;
    }

    public ListValue(List<Value> items, Location location) {
        this(items, false, location);
    }

    private ListValue(List<Value> items, boolean append, Location location, boolean dynamic, boolean appendsWithin) {
        this.items = items;
        this.append = append;
        this.location = location;
        this.dynamic = dynamic;
        this.appendsWithin = appendsWithin;
    }

    /** These items and then those of the later list, in the place of the later one; waiting to join where this one was. */
    public ListValue joinedBy(ListValue later) {
        return new ListValue(
                JoinedItems.of(items, later.items),
                append,
                later.location,
                dynamic || later.dynamic,
                appendsWithin || later.appendsWithin);
    }

    /** Returns the same items as a list that does not wait to be appended any more. */
    public ListValue spent() {
        return append ? new ListValue(items, false, location, dynamic, appendsWithin) : this;
    }

    /** Returns true if any item is, or holds, a list that waits to be appended. */
    public boolean hasAppendsWithin() {
        return appendsWithin;
    }

    /** In order. */
    public List<Value> items() {
        return items;
    }

    /** Returns true if it was tagged {@code !append} and still waits for an inherited list to join (D14). */
    public boolean append() {
        return append;
    }

    @Override
    public Location location() {
        return location;
    }

    @Override
    public boolean sameAs(Value other) {
        if (!(other instanceof ListValue that) || items.size() != that.items.size()) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).sameAs(that.items.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isDynamic() {
        return dynamic;
    }

    @Override
    public boolean hasAppends() {
        return append || appendsWithin;
    }

    @Override
    public String kind() {
        return "list";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof ListValue that
                        && append == that.append
                        && location.equals(that.location)
                        && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return location.hashCode();
    }

    @Override
    public String toString() {
        return items.toString();
    }
}
