package io.github.atmosmaven.model.value;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Positions of the keys of a large table, found by hash code. If so many keys share few hash codes that this takes
 * long, as with keys made of {@code Aa} and {@code BB}, they are found by comparing the keys themselves (D24).
 */
final class KeyIndex {

    /** More steps than keys that are not made to collide ever take. */
    private static final int MOST_STEPS = 64;

    static final int GOLDEN_RATIO = 0x9E3779B9;

    /** Of a table that has none. */
    static final KeyIndex NONE = new KeyIndex(0);

    /** Positions plus one, with linear probing; at most half full. */
    private final int[] slots;
    /** All positions, once a key was too far from its slot. */
    private @Nullable Map<String, Integer> crowded;

    private KeyIndex(int slots) {
        this.slots = new int[slots];
    }

    /** @param capacity number of entries that the table can hold without growing */
    static KeyIndex of(EntryTable table, int capacity) {
        KeyIndex index = new KeyIndex(Integer.highestOneBit(capacity - 1) * 4);
        for (int position = 0; position < table.size(); position++) {
            index.enter(position, table);
        }
        return index;
    }

    /** The position of a key, or -1. */
    int find(String key, int hash, EntryTable table) {
        if (crowded != null) {
            return crowded.getOrDefault(key, -1);
        }
        int mask = slots.length - 1;
        for (int slot = spread(hash) & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            if (table.isAt(slots[slot] - 1, key, hash)) {
                return slots[slot] - 1;
            }
        }
        return -1;
    }

    /** An index that knows the last entry of the table too: this one, or a larger one. */
    KeyIndex with(int last, EntryTable table, int capacity) {
        if (crowded == null && table.size() * 2 > slots.length) {
            return of(table, capacity);
        }
        enter(last, table);
        return this;
    }

    private void enter(int position, EntryTable table) {
        if (crowded != null) {
            crowded.put(table.get(position).key(), position);
            return;
        }
        int mask = slots.length - 1;
        int slot = spread(table.hash(position)) & mask;
        for (int steps = 0; slots[slot] != 0; steps++) {
            if (steps == MOST_STEPS) {
                crowd(position, table);
                return;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = position + 1;
    }

    /** A map of the JDK sorts keys of one hash code. */
    private void crowd(int upTo, EntryTable table) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i <= upTo; i++) {
            positions.put(table.get(i).key(), i);
        }
        crowded = positions;
    }

    private static int spread(int hash) {
        int mixed = hash * GOLDEN_RATIO;
        return mixed ^ mixed >>> 16;
    }
}
