package io.github.atmosmaven.model;

import io.github.atmosmaven.problem.Location;
import java.util.List;

/**
 * A list.
 *
 * @param items in the order written; the caller hands over an unmodifiable list
 * @param append whether it was tagged {@code !append} and still waits for an inherited list to join (D14)
 */
public record ListValue(List<Value> items, boolean append, Location location) implements Value {

    public ListValue(List<Value> items, Location location) {
        this(items, false, location);
    }

    /** These items and then those of the later list, in the place of the later one; waiting to join where this one was. */
    public ListValue joinedBy(ListValue later) {
        return new ListValue(JoinedItems.of(items, later.items), append, later.location);
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
        return JoinedItems.isDynamic(items);
    }

    @Override
    public boolean hasAppends() {
        return append;
    }

    @Override
    public String kind() {
        return "list";
    }

    @Override
    public String toString() {
        return items.toString();
    }
}
