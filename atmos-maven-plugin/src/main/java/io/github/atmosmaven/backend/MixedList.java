package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A list that some files of a level write below its type and others flat (D30). Each form was joined for itself; here what
 * files added is put into the order of the files again, as if all had written it in one form (D14).
 *
 * @param laterThan true if the first file is merged over the second
 * @param joins true if lists that meet are joined without {@code !append}
 */
record MixedList(BiPredicate<String, String> laterThan, boolean joins) {

    /**
     * Items that one file added.
     *
     * @param replaces true if the file replaced all items before its own
     */
    private record Addition(String file, List<Value> items, boolean replaces) {}

    /** The flat form counts as the later within a file. */
    ListValue of(ListValue nested, ListValue flat) {
        Deque<Addition> left = additions(nested);
        Deque<Addition> right = additions(flat);
        List<Value> items = new ArrayList<>();
        boolean waits = true;
        while (!left.isEmpty() || !right.isEmpty()) {
            boolean flatIsNext = left.isEmpty()
                    || !right.isEmpty()
                            && laterThan.test(left.peek().file(), right.peek().file());
            Addition next = flatIsNext ? right.remove() : left.remove();
            if (next.replaces()) {
                items.clear();
                waits = false;
            }
            items.addAll(next.items());
        }
        boolean nestedIsLater =
                laterThan.test(nested.location().file(), flat.location().file());
        return new ListValue(
                Collections.unmodifiableList(items),
                waits && (nested.append() || flat.append()),
                nestedIsLater ? nested.location() : flat.location());
    }

    private Deque<Addition> additions(ListValue list) {
        Deque<Addition> additions = new ArrayDeque<>();
        boolean first = !joins && !list.append();
        List<Value> items = new ArrayList<>();
        String file = list.items().isEmpty()
                ? list.location().file()
                : list.items().get(0).location().file();
        for (Value item : list.items()) {
            if (!item.location().file().equals(file)) {
                additions.add(new Addition(file, items, first && additions.isEmpty()));
                items = new ArrayList<>();
                file = item.location().file();
            }
            items.add(item);
        }
        additions.add(new Addition(file, items, first && additions.isEmpty()));
        return additions;
    }
}
