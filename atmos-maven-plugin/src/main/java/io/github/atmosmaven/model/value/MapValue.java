package io.github.atmosmaven.model.value;

import io.github.atmosmaven.problem.Location;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map with text keys, in the order written. Each entry knows where its key stands. Build one with {@link Builder}, or
 * lay one over another with {@link #over}.
 *
 * <p>A map that was made from others keeps them and holds only what differs: ten thousand instances that add one variable
 * to the hundred of their organisation share the hundred.
 */
public abstract sealed class MapValue implements Value permits LayeredMap, DeferredMap {

    /** Most maps that a look-up of a key may ask. */
    static final int MAX_DEPTH = 8;

    /**
     * A key with its value.
     *
     * @param key the text of the key
     * @param keyLocation place where the key was written; a problem with the section as a whole is reported there
     */
    public record Entry(String key, Location keyLocation, Value value) {

        public Entry withValue(Value replacement) {
            return new Entry(key, keyLocation, replacement);
        }
    }

    /** Merges one map over another. */
    @FunctionalInterface
    public interface Merging {
        MapValue merge(MapValue earlier, MapValue later);
    }

    public static MapValue empty(Location location) {
        return LayeredMap.of(EntryTable.EMPTY, location);
    }

    public static Builder builder(Location location) {
        return new Builder(location, null);
    }

    /** A builder that starts with everything in this map. */
    public Builder toBuilder() {
        return new Builder(location(), this);
    }

    /**
     * This map over another one: its entries win, except where {@code decided} says otherwise.
     *
     * @param lower map that this one is laid over
     * @param decided the entries of keys that both have and neither of them decides, each key once
     * @param both the number of keys that both have
     */
    public MapValue over(MapValue lower, List<Entry> decided, int both) {
        EntryTable own = EntryTable.of(decided);
        MapValue upper = decided.size() == size() ? null : this;
        return LayeredMap.of(own, upper, lower, lower.size() + size() - both, location());
    }

    /**
     * Returns the merge of two maps, computed only when more than single keys of it is asked for, since most sections
     * of most instances are never looked at. Lists that wait to be appended are merged at once.
     */
    public static MapValue deferred(MapValue earlier, MapValue later, Merging merging) {
        boolean empty = earlier.isEmpty() || later.isEmpty();
        boolean deep = Math.max(earlier.depth(), later.depth()) >= MAX_DEPTH;
        return empty || deep || earlier == later || earlier.hasAppends() || later.hasAppends()
                ? merging.merge(earlier, later)
                : new DeferredMap(earlier, later, merging);
    }

    /** Returns this map with itself and every map in it as one table, for maps that many others are laid over. */
    public MapValue flattened() {
        EntryTable table = new EntryTable(size());
        boolean changed = depth() > 1;
        for (Entry entry : entries()) {
            Value flat = entry.value() instanceof MapValue inner ? inner.flattened() : entry.value();
            changed |= flat != entry.value();
            table.append(flat == entry.value() ? entry : entry.withValue(flat));
        }
        return changed ? LayeredMap.of(table, location()) : this;
    }

    /** Returns this map as one table. */
    public MapValue compact() {
        return depth() == 1 ? this : LayeredMap.of(table(), location());
    }

    /** The entries as a table, which may not be ready to be asked for keys. */
    abstract EntryTable table();

    /** Number of maps that a look-up of a key may ask. */
    abstract int depth();

    /** A bit for each key. A map without the bit of a key has no such key; keys may share a bit. */
    abstract long keyBits();

    /** The bit of the keys with a hash code. */
    static long keyBit(int hash) {
        return 1L << (hash * KeyIndex.GOLDEN_RATIO >>> 26);
    }

    public abstract int size();

    public abstract @Nullable Entry entry(String key);

    /** Keys of what this map was laid over come first, in their order. */
    public List<Entry> entries() {
        return table();
    }

    public @Nullable Value get(String key) {
        Entry entry = entry(key);
        return entry == null ? null : entry.value();
    }

    /** The map at a key, or {@code null} when there is none or it is not a map. */
    public @Nullable MapValue map(String key) {
        return get(key) instanceof MapValue map ? map : null;
    }

    /** The block at a key, which is written as a map or as a list of one map; {@code null} when there is none. */
    public @Nullable MapValue block(String key) {
        Value value = get(key);
        if (value instanceof ListValue list && list.items().size() == 1) {
            value = list.items().get(0);
        }
        return value instanceof MapValue map ? map : null;
    }

    /** The text at a key, or {@code null} when there is none or it is not text. */
    public @Nullable String text(String key) {
        return get(key) instanceof TextValue text ? text.text() : null;
    }

    /** Follows a path of keys through nested maps. */
    public @Nullable Value at(String... path) {
        Value current = this;
        for (String key : path) {
            if (!(current instanceof MapValue map)) {
                return null;
            }
            current = map.get(key);
        }
        return current;
    }

    public boolean containsKey(String key) {
        return entry(key) != null;
    }

    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>(size() * 2);
        entries().forEach(entry -> keys.add(entry.key()));
        return Collections.unmodifiableSet(keys);
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public boolean sameAs(Value other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof MapValue that) || size() != that.size()) {
            return false;
        }
        for (Entry entry : entries()) {
            Value counterpart = that.get(entry.key());
            if (counterpart == null || !entry.value().sameAs(counterpart)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String kind() {
        return "map";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof MapValue that
                        && location().equals(that.location())
                        && size() == that.size()
                        && entries().equals(that.entries());
    }

    @Override
    public int hashCode() {
        return location().hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Entry entry : entries()) {
            text.append(text.length() == 1 ? "" : ", ")
                    .append(entry.key())
                    .append(": ")
                    .append(entry.value());
        }
        return text.append('}').toString();
    }

    /** Collects entries; a key that is put again keeps its position and takes the new value. Single use. */
    public static final class Builder {

        private final EntryTable changes = new EntryTable(4);
        private final @Nullable MapValue start;
        private @Nullable Set<String> removed;
        private Location location;

        private Builder(Location location, @Nullable MapValue start) {
            this.location = location;
            this.start = start;
        }

        public Builder at(Location place) {
            location = place;
            return this;
        }

        public Builder put(Entry entry) {
            changes.put(entry);
            return this;
        }

        /** Puts a value whose key was written where the value was. */
        public Builder put(String key, Value value) {
            return put(new Entry(key, value.location(), value));
        }

        public Builder remove(String key) {
            changes.remove(key);
            if (start != null && start.containsKey(key)) {
                removed = removed == null ? new HashSet<>() : removed;
                removed.add(key);
            }
            return this;
        }

        /** Returns true if nothing was put yet. */
        public boolean isEmpty() {
            return changes.isEmpty();
        }

        public @Nullable Entry entry(String key) {
            Entry entry = changes.find(key, key.hashCode());
            return entry != null || start == null || isRemoved(key) ? entry : start.entry(key);
        }

        private boolean isRemoved(String key) {
            return removed != null && removed.contains(key);
        }

        public MapValue build() {
            if (start == null || start.isEmpty()) {
                return LayeredMap.of(changes, location);
            }
            if (removed != null) {
                return remaining(start);
            }
            if (changes.isEmpty() && location.equals(start.location())) {
                return start;
            }
            int added = 0;
            for (Entry entry : changes) {
                added += start.containsKey(entry.key()) ? 0 : 1;
            }
            return LayeredMap.of(changes, null, start, start.size() + added, location);
        }

        private MapValue remaining(MapValue from) {
            EntryTable all = new EntryTable(from.size() + changes.size());
            for (Entry entry : from.entries()) {
                if (!isRemoved(entry.key())) {
                    all.append(entry);
                }
            }
            all.settled().putAll(changes);
            return LayeredMap.of(all, location);
        }
    }
}
