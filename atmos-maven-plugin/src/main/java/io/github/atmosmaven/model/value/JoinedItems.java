package io.github.atmosmaven.model.value;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;

/**
 * The items of one list and then those of another, which are not copied: ten thousand instances that append one item to a
 * long list share the list, and a list that a thousand files append to is not written anew a thousand times (D24).
 */
final class JoinedItems extends AbstractList<Value> implements RandomAccess {

    /** Copying so few items costs less than asking two lists for them. */
    private static final int COPIED = 64;

    private final List<Value> head;
    private final List<Value> tail;

    private JoinedItems(List<Value> head, List<Value> tail) {
        this.head = head;
        this.tail = tail;
    }

    static List<Value> of(List<Value> earlier, List<Value> later) {
        if (earlier.isEmpty() || later.isEmpty()) {
            return earlier.isEmpty() ? later : earlier;
        }
        if (earlier.size() + later.size() <= COPIED) {
            return copied(earlier, later);
        }
        List<Value> head = earlier;
        List<Value> tail = later;
        // Each part is at least twice as long as the next, so that a million items are in twenty parts.
        while (head instanceof JoinedItems joined && joined.tail.size() < 2 * tail.size()) {
            tail = copied(joined.tail, tail);
            head = joined.head;
        }
        return new JoinedItems(head, tail);
    }

    private static List<Value> copied(List<Value> earlier, List<Value> later) {
        List<Value> items = new ArrayList<>(earlier.size() + later.size());
        items.addAll(earlier);
        items.addAll(later);
        return Collections.unmodifiableList(items);
    }

    @Override
    public Value get(int position) {
        List<Value> part = this;
        int index = position;
        while (part instanceof JoinedItems joined) {
            int before = joined.head.size();
            part = index < before ? joined.head : joined.tail;
            index = index < before ? index : index - before;
        }
        return part.get(index);
    }

    @Override
    public int size() {
        return head.size() + tail.size();
    }
}
