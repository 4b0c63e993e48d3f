package io.github.atmosmaven.model.value;

import io.github.atmosmaven.problem.Location;
import org.jspecify.annotations.Nullable;

/** A map that holds its own entries, and may stand on two others: its own win over the upper's, those over the lower's. */
final class LayeredMap extends MapValue {

    /** Copying so few entries costs less than asking several maps for them. */
    private static final int COPIED = 8;

    private final EntryTable own;
    private final @Nullable MapValue upper;
    private final @Nullable MapValue lower;
    private final Location location;
    private final int size;
    private final int depth;
    private final long keys;
    private final boolean dynamic;
    private final boolean appends;

    private LayeredMap(
            EntryTable own, @Nullable MapValue upper, @Nullable MapValue lower, int size, Location location) {
        this.own = own;
        this.upper = upper;
        this.lower = lower;
        this.size = size;
        this.location = location;
        this.depth = 1 + Math.max(upper == null ? 0 : upper.depth(), lower == null ? 0 : lower.depth());
        boolean anyDynamic = upper != null && upper.isDynamic() || lower != null && lower.isDynamic();
        boolean anyAppends = upper != null && upper.hasAppends() || lower != null && lower.hasAppends();
        long bits = (upper == null ? 0 : upper.keyBits()) | (lower == null ? 0 : lower.keyBits());
        for (int i = 0; i < own.size(); i++) {
            bits |= keyBit(own.hash(i));
            Value value = own.get(i).value();
            anyDynamic |= value.isDynamic() || TextValue.isTemplate(own.get(i).key());
            anyAppends |= value.hasAppends();
        }
        this.dynamic = anyDynamic;
        this.appends = anyAppends;
        this.keys = bits;
    }

    /** A map of these entries alone, which are handed over. */
    static MapValue of(EntryTable entries, Location location) {
        return new LayeredMap(entries.settled(), null, null, entries.size(), location);
    }

    /** A map over others, or a copy of all of them where that is cheap or looking a key up would ask too many maps. */
    static MapValue of(EntryTable own, @Nullable MapValue upper, MapValue lower, int size, Location location) {
        if (size <= COPIED) {
            return of(table(own, upper, lower, size), location);
        }
        LayeredMap map = new LayeredMap(own.settled(), upper, lower, size, location);
        return map.depth <= MAX_DEPTH ? map : map.compact();
    }

    @Override
    public Location location() {
        return location;
    }

    @Override
    public @Nullable Entry entry(String key) {
        int hash = key.hashCode();
        if ((keys & keyBit(hash)) == 0) {
            return null;
        }
        Entry entry = own.find(key, hash);
        if (entry == null && upper != null) {
            entry = upper.entry(key);
        }
        return entry == null && lower != null ? lower.entry(key) : entry;
    }

    @Override
    EntryTable table() {
        return upper == null && lower == null ? own : table(own, upper, lower, size);
    }

    private static EntryTable table(EntryTable own, @Nullable MapValue upper, @Nullable MapValue lower, int size) {
        EntryTable all = new EntryTable(size);
        if (lower != null) {
            all.putAll(lower.table());
        }
        if (upper != null) {
            all.putAll(upper.table());
        }
        all.putAll(own);
        return all;
    }

    @Override
    int depth() {
        return depth;
    }

    @Override
    long keyBits() {
        return keys;
    }

    @Override
    public int size() {
        return size;
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
}
