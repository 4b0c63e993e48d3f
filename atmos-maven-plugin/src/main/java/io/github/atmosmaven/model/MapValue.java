package io.github.atmosmaven.model;

import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map with text keys, in the order written. Each entry knows where its key stands. Build one with {@link Builder}, or
 * lay one over another with {@link #over}.
 *
 * <p>A map that was made from others keeps them and holds only what differs: ten thousand instances that add one variable
 * to the hundred of their organisation share the hundred. Looking a key up asks at most {@value #MAX_DEPTH} maps.
 */
public final class MapValue implements Value {

    private static final int MAX_DEPTH = 6;

    /**
     * A key with its value.
     *
     * @param key the text of the key
     * @param keyLocation where the key was written: the place of a problem with the section as a whole
     */
    public record Entry(String key, Location keyLocation, Value value) {

        public Entry withValue(Value replacement) {
            return new Entry(key, keyLocation, replacement);
        }
    }

    /** Wins over {@link #upper}, which wins over {@link #lower}. */
    private final Map<String, Entry> own;

    private final @Nullable MapValue upper;
    private final @Nullable MapValue lower;
    private final Location location;
    private final int size;
    private final int depth;
    private final boolean dynamic;
    private final boolean appends;

    private MapValue(
            Map<String, Entry> own, @Nullable MapValue upper, @Nullable MapValue lower, int size, Location location) {
        this.own = own;
        this.upper = upper;
        this.lower = lower;
        this.size = size;
        this.location = location;
        this.depth = 1 + Math.max(upper == null ? 0 : upper.depth, lower == null ? 0 : lower.depth);
        boolean anyDynamic = upper != null && upper.dynamic || lower != null && lower.dynamic;
        boolean anyAppends = upper != null && upper.appends || lower != null && lower.appends;
        for (Entry entry : own.values()) {
            anyDynamic |= entry.value().isDynamic();
            anyAppends |= entry.value().hasAppends();
        }
        this.dynamic = anyDynamic;
        this.appends = anyAppends;
    }

    public static MapValue empty(Location location) {
        return new MapValue(Map.of(), null, null, 0, location);
    }

    public static Builder builder(Location location) {
        return new Builder(location, null);
    }

    /** A builder that starts with everything in this map. */
    public Builder toBuilder() {
        return new Builder(location, this);
    }

    /**
     * This map over another one: its entries win, except where {@code decided} says otherwise.
     *
     * @param lower what this map is laid over
     * @param decided the entries of keys that both have and neither of them decides; handed over to the new map
     */
    public MapValue over(MapValue lower, Map<String, Entry> decided) {
        int both = 0;
        for (Entry entry : entries()) {
            if (lower.containsKey(entry.key())) {
                both++;
            }
        }
        MapValue upper = decided.size() == size ? null : this;
        return new MapValue(decided, upper, lower, lower.size + size - both, location).shallow();
    }

    /** The same map, copied where looking a key up would ask too many maps. */
    private MapValue shallow() {
        return depth <= MAX_DEPTH ? this : compact();
    }

    /** The same map as one table, for what many others are built on. */
    public MapValue compact() {
        if (depth == 1) {
            return this;
        }
        Map<String, Entry> all = new LinkedHashMap<>(size * 4 / 3 + 1);
        entries().forEach(entry -> all.put(entry.key(), entry));
        return new MapValue(all, null, null, all.size(), location);
    }

    @Override
    public Location location() {
        return location;
    }

    public @Nullable Entry entry(String key) {
        Entry entry = own.get(key);
        if (entry == null && upper != null) {
            entry = upper.entry(key);
        }
        return entry == null && lower != null ? lower.entry(key) : entry;
    }

    public @Nullable Value get(String key) {
        Entry entry = entry(key);
        return entry == null ? null : entry.value();
    }

    /** The map at a key, or {@code null} when there is none or it is not a map. */
    public @Nullable MapValue map(String key) {
        return get(key) instanceof MapValue map ? map : null;
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
        if (upper == null && lower == null) {
            return Collections.unmodifiableSet(own.keySet());
        }
        Set<String> keys = new LinkedHashSet<>();
        entries().forEach(entry -> keys.add(entry.key()));
        return Collections.unmodifiableSet(keys);
    }

    /** Keys of what this map was laid over come first, in their order. */
    public Collection<Entry> entries() {
        if (upper == null && lower == null) {
            return Collections.unmodifiableCollection(own.values());
        }
        List<Entry> entries = new ArrayList<>(size);
        if (lower != null) {
            for (Entry entry : lower.entries()) {
                Entry winner = above(entry.key());
                entries.add(winner == null ? entry : winner);
            }
        }
        if (upper != null) {
            for (Entry entry : upper.entries()) {
                if (lower == null || !lower.containsKey(entry.key())) {
                    entries.add(own.getOrDefault(entry.key(), entry));
                }
            }
        }
        for (Entry entry : own.values()) {
            boolean listed =
                    lower != null && lower.containsKey(entry.key()) || upper != null && upper.containsKey(entry.key());
            if (!listed) {
                entries.add(entry);
            }
        }
        return Collections.unmodifiableList(entries);
    }

    private @Nullable Entry above(String key) {
        Entry entry = own.get(key);
        return entry == null && upper != null ? upper.entry(key) : entry;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public boolean sameAs(Value other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof MapValue that) || size != that.size) {
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

    /** May be true of a map whose last such value was overridden; never false of one that has any. */
    @Override
    public boolean isDynamic() {
        return dynamic;
    }

    @Override
    public boolean hasAppends() {
        return appends;
    }

    @Override
    public String kind() {
        return "map";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MapValue that
                && location.equals(that.location)
                && size == that.size
                && new ArrayList<>(entries()).equals(new ArrayList<>(that.entries()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(location, size);
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

        private final Map<String, Entry> changes = new LinkedHashMap<>();
        private final Set<String> removed = new HashSet<>(0);
        private final @Nullable MapValue start;
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
            changes.put(entry.key(), entry);
            return this;
        }

        /** Puts a value whose key was written where the value was. */
        public Builder put(String key, Value value) {
            return put(new Entry(key, value.location(), value));
        }

        public Builder remove(String key) {
            changes.remove(key);
            if (start != null && start.containsKey(key)) {
                removed.add(key);
            }
            return this;
        }

        public @Nullable Entry entry(String key) {
            Entry entry = changes.get(key);
            return entry != null || start == null || removed.contains(key) ? entry : start.entry(key);
        }

        public MapValue build() {
            if (start == null || start.isEmpty()) {
                return changes.isEmpty()
                        ? empty(location)
                        : new MapValue(changes, null, null, changes.size(), location);
            }
            if (!removed.isEmpty()) {
                return copied(start);
            }
            if (changes.isEmpty() && location.equals(start.location)) {
                return start;
            }
            int added = 0;
            for (String key : changes.keySet()) {
                added += start.containsKey(key) ? 0 : 1;
            }
            return new MapValue(changes, null, start, start.size + added, location).shallow();
        }

        private MapValue copied(MapValue from) {
            Map<String, Entry> all = new LinkedHashMap<>();
            for (Entry entry : from.entries()) {
                if (!removed.contains(entry.key())) {
                    all.put(entry.key(), entry);
                }
            }
            all.putAll(changes);
            return all.isEmpty() ? empty(location) : new MapValue(all, null, null, all.size(), location);
        }
    }
}
