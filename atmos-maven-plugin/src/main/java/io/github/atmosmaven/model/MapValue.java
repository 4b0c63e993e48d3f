package io.github.atmosmaven.model;

import io.github.atmosmaven.problem.Location;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map with text keys, in the order written. Each entry knows where its key stands. Build one with {@link Builder}. */
public final class MapValue implements Value {

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

    private final Map<String, Entry> entries;
    private final Location location;
    private final boolean dynamic;
    private final boolean appends;

    private MapValue(Map<String, Entry> entries, Location location) {
        this.entries = entries;
        this.location = location;
        boolean anyDynamic = false;
        boolean anyAppends = false;
        for (Entry entry : entries.values()) {
            anyDynamic |= entry.value().isDynamic();
            anyAppends |= entry.value().hasAppends();
        }
        this.dynamic = anyDynamic;
        this.appends = anyAppends;
    }

    public static MapValue empty(Location location) {
        return new MapValue(Map.of(), location);
    }

    public static Builder builder(Location location) {
        return new Builder(location, 8);
    }

    /** A builder that starts with everything in this map. */
    public Builder toBuilder() {
        Builder builder = new Builder(location, entries.size() + 4);
        builder.entries.putAll(entries);
        return builder;
    }

    @Override
    public Location location() {
        return location;
    }

    public @Nullable Entry entry(String key) {
        return entries.get(key);
    }

    public @Nullable Value get(String key) {
        Entry entry = entries.get(key);
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
        return entries.containsKey(key);
    }

    public Set<String> keys() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    public Collection<Entry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    public int size() {
        return entries.size();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public boolean sameAs(Value other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof MapValue that) || size() != that.size()) {
            return false;
        }
        for (Entry entry : entries.values()) {
            Value counterpart = that.get(entry.key());
            if (counterpart == null || !entry.value().sameAs(counterpart)) {
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
        return appends;
    }

    @Override
    public String kind() {
        return "map";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MapValue that && location.equals(that.location) && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(location, entries.keySet());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Entry entry : entries.values()) {
            text.append(text.length() == 1 ? "" : ", ")
                    .append(entry.key())
                    .append(": ")
                    .append(entry.value());
        }
        return text.append('}').toString();
    }

    /** Collects entries; a key that is put again keeps its position and takes the new value. Single use. */
    public static final class Builder {

        private final Map<String, Entry> entries;
        private Location location;

        private Builder(Location location, int expected) {
            this.location = location;
            this.entries = new LinkedHashMap<>(Math.max(4, expected * 4 / 3 + 1));
        }

        public Builder at(Location place) {
            location = place;
            return this;
        }

        public Builder put(Entry entry) {
            entries.put(entry.key(), entry);
            return this;
        }

        /** Puts a value whose key was written where the value was. */
        public Builder put(String key, Value value) {
            return put(new Entry(key, value.location(), value));
        }

        public Builder remove(String key) {
            entries.remove(key);
            return this;
        }

        public @Nullable Entry entry(String key) {
            return entries.get(key);
        }

        public MapValue build() {
            return entries.isEmpty() ? empty(location) : new MapValue(entries, location);
        }
    }
}
