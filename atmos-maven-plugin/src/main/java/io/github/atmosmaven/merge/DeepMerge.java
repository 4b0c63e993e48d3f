package io.github.atmosmaven.merge;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Merges values, later over earlier, with one list strategy.
 *
 * <pre>{@code
 * new DeepMerge(ListStrategy.REPLACE).merge(defaults, own)   // own wins
 * }</pre>
 *
 * Maps merge key by key at every depth; any other pair of kinds is replaced by the later value, null included. A list
 * tagged {@code !append} joins what it meets whatever the strategy, and goes on waiting for a list to join while it has
 * met none, so that it works across files, bases and levels alike (D14). Neither input is changed.
 *
 * <p>All methods throw {@link AtmosException.InvalidConfiguration} where a list grows beyond what a document may hold
 * (D24): imports of imports can multiply it without end.
 */
public record DeepMerge(ListStrategy lists) implements MapValue.Merging {

    /** D24. */
    private static final int MOST_ITEMS = 1_000_000;

    /** The later map over the earlier one, merged when somebody looks at it. */
    public MapValue deferred(MapValue earlier, MapValue later) {
        return MapValue.deferred(earlier, later, this);
    }

    /** The later map over the earlier one; an input that adds nothing is returned as it is. */
    @Override
    public MapValue merge(MapValue earlier, MapValue later) {
        if (earlier == later && !lists.equals(ListStrategy.APPEND)) {
            return spent(earlier);
        }
        if (later.isEmpty()) {
            return earlier;
        }
        if (earlier.isEmpty()) {
            return later;
        }
        List<MapValue.Entry> decided = List.of();
        int both = 0;
        boolean changed = false;
        List<MapValue.Entry> entries = later.entries();
        for (int i = 0; i < entries.size(); i++) {
            MapValue.Entry entry = entries.get(i);
            MapValue.Entry known = earlier.entry(entry.key());
            MapValue.Entry winner = known == null ? entry : over(known, entry);
            changed |= winner != known;
            both += known == null ? 0 : 1;
            if (winner != entry) {
                decided = decided.isEmpty() ? new ArrayList<>() : decided;
                decided.add(winner);
            }
        }
        return changed ? later.over(earlier, decided, both) : earlier;
    }

    private MapValue spent(MapValue map) {
        // A map merged with itself changes only through lists that append.
        return map.hasAppends() ? new DeepMerge(lists).mergeAppends(map) : map;
    }

    private MapValue mergeAppends(MapValue map) {
        MapValue.Builder merged = map.toBuilder();
        for (MapValue.Entry entry : map.entries()) {
            merged.put(over(entry, entry));
        }
        return merged.build();
    }

    private MapValue.Entry over(MapValue.Entry known, MapValue.Entry entry) {
        Value value = merge(known.value(), entry.value());
        if (value == entry.value()) {
            return entry;
        }
        return value == known.value() ? known : entry.withValue(value);
    }

    /** The later value over the earlier one. */
    public Value merge(Value earlier, Value later) {
        if (later instanceof MapValue laterMap && earlier instanceof MapValue earlierMap) {
            return merge(earlierMap, laterMap);
        }
        if (later instanceof ListValue laterList && earlier instanceof ListValue earlierList) {
            return merge(earlierList, laterList);
        }
        if (later instanceof ListValue list && list.append()) {
            // It met what it was to join, and that is no list: nothing further down can be inherited through it.
            return list.spent();
        }
        return later;
    }

    private ListValue merge(ListValue earlier, ListValue later) {
        if (later.append() || lists == ListStrategy.APPEND) {
            return join(earlier, later);
        }
        return lists == ListStrategy.MERGE ? mergeByIndex(earlier, later) : later;
    }

    /** The map as its reader wants it, when there is nothing left to merge: no list waits to be appended any more. */
    public static MapValue settled(MapValue map) {
        if (!map.hasAppends()) {
            return map;
        }
        MapValue.Builder settled = map.toBuilder();
        for (MapValue.Entry entry : map.entries()) {
            Value value = settled(entry.value());
            if (value != entry.value()) {
                settled.put(entry.withValue(value));
            }
        }
        return settled.build();
    }

    private static Value settled(Value value) {
        if (value instanceof MapValue map) {
            return settled(map);
        }
        if (!(value instanceof ListValue list)) {
            return value;
        }
        return list.hasAppendsWithin()
                ? new ListValue(list.items().stream().map(DeepMerge::settled).toList(), list.location())
                : list.spent();
    }

    private static ListValue join(ListValue earlier, ListValue later) {
        if (earlier.items().size() + later.items().size() > MOST_ITEMS) {
            throw new AtmosException.InvalidConfiguration(Problem.error(
                    ProblemCode.LIMIT_EXCEEDED,
                    later.location(),
                    "this list grows beyond 1,000,000 items, joined with those that it is appended to",
                    "append it to fewer lists: a file that is imported twice appends twice"));
        }
        return earlier.joinedBy(later);
    }

    private ListValue mergeByIndex(ListValue earlier, ListValue later) {
        List<Value> items = new ArrayList<>(earlier.items());
        for (int i = 0; i < later.items().size(); i++) {
            Value item = later.items().get(i);
            if (i < items.size()) {
                boolean merges = items.get(i) instanceof MapValue && item instanceof MapValue
                        || item instanceof ListValue list && list.append();
                items.set(i, merges ? merge(items.get(i), item) : item);
            } else {
                items.add(item);
            }
        }
        return new ListValue(Collections.unmodifiableList(items), earlier.append(), later.location());
    }
}
