package io.github.atmosmaven.model.value;

import io.github.atmosmaven.problem.Location;
import org.jspecify.annotations.Nullable;

/** Two maps that are merged when more than single keys of them is asked for. Neither is empty, no list waits in them. */
final class DeferredMap extends MapValue {

    private final MapValue earlier;
    private final MapValue later;
    private final Merging merging;
    private final int depth;
    private final long keys;
    private final boolean dynamic;
    private volatile @Nullable MapValue merged;

    DeferredMap(MapValue earlier, MapValue later, Merging merging) {
        this.earlier = earlier;
        this.later = later;
        this.merging = merging;
        this.dynamic = earlier.isDynamic() || later.isDynamic();
        this.keys = earlier.keyBits() | later.keyBits();
        this.depth = 1 + Math.max(earlier.depth(), later.depth());
    }

    private MapValue merged() {
        MapValue known = merged;
        if (known == null) {
            // Two threads may both come here, and find the same.
            known = merging.merge(earlier, later);
            merged = known;
        }
        return known;
    }

    @Override
    public Location location() {
        return later.location();
    }

    /**
     * Returns an entry without merging if one map alone decides it. Only two maps or two lists need merging, so most
     * keys need none.
     */
    @Override
    public @Nullable Entry entry(String key) {
        MapValue known = merged;
        if (known != null) {
            return known.entry(key);
        }
        if ((keys & keyBit(key.hashCode())) == 0) {
            return null;
        }
        Entry winner = later.entry(key);
        Entry other = earlier.entry(key);
        if (winner == null || other == null) {
            return winner == null ? other : winner;
        }
        boolean both = winner.value() instanceof MapValue && other.value() instanceof MapValue
                || winner.value() instanceof ListValue && other.value() instanceof ListValue;
        return both ? merged().entry(key) : winner;
    }

    @Override
    EntryTable table() {
        return merged().table();
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
        return merged().size();
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    /** Returns true if either map may hold something to compute, as the merged map would. */
    @Override
    public boolean isDynamic() {
        return dynamic;
    }
}
