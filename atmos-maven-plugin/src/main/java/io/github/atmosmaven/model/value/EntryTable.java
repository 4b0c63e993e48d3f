package io.github.atmosmaven.model.value;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Entries in order, found by key. Ten thousand instances have a hundred thousand small maps, so a table of a few entries
 * is searched by the hash codes of its keys; a larger one has an index of them. Not changed any more once a map holds it.
 */
final class EntryTable extends AbstractList<MapValue.Entry> implements RandomAccess {

    /** Up to this size looking at each hash code is as fast as an index. */
    private static final int SEARCHED = 8;

    private static final int FIRST_CAPACITY = 4;

    static final EntryTable EMPTY = new EntryTable(0);

    private MapValue.Entry[] entries;
    private int[] hashes;
    private int size;
    /** {@link KeyIndex#NONE} for a table that is searched. */
    private KeyIndex index = KeyIndex.NONE;

    EntryTable(int capacity) {
        this.entries = new MapValue.Entry[capacity];
        this.hashes = new int[capacity];
    }

    /** A table of entries with a key each. */
    static EntryTable of(List<MapValue.Entry> entries) {
        if (entries.isEmpty()) {
            return EMPTY;
        }
        EntryTable table = new EntryTable(entries.size());
        entries.forEach(table::append);
        return table;
    }

    @Override
    public MapValue.Entry get(int position) {
        if (position >= size) {
            throw new IndexOutOfBoundsException(position);
        }
        return entries[position];
    }

    @Override
    public int size() {
        return size;
    }

    /** Over the entries of now: no table is changed while somebody walks it. */
    @Override
    public Iterator<MapValue.Entry> iterator() {
        return new Walk();
    }

    private final class Walk implements Iterator<MapValue.Entry> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public MapValue.Entry next() {
            if (next >= size) {
                throw new NoSuchElementException();
            }
            return entries[next++];
        }
    }

    /** @param hash hash code of the key */
    MapValue.@Nullable Entry find(String key, int hash) {
        int position = position(key, hash);
        return position < 0 ? null : entries[position];
    }

    private int position(String key, int hash) {
        if (index != KeyIndex.NONE) {
            return index.find(key, hash, this);
        }
        for (int i = 0; i < size; i++) {
            if (isAt(i, key, hash)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns true if the entry at a position has a key. */
    boolean isAt(int position, String key, int hash) {
        return hashes[position] == hash && entries[position].key().equals(key);
    }

    int hash(int position) {
        return hashes[position];
    }

    /** Puts an entry in the place of the one with its key, or at the end where there is none. */
    void put(MapValue.Entry entry) {
        int position = position(entry.key(), entry.key().hashCode());
        if (position >= 0) {
            entries[position] = entry;
            return;
        }
        append(entry);
        if (size > SEARCHED) {
            index = index.with(size - 1, this, entries.length);
        }
    }

    void putAll(EntryTable others) {
        if (size == 0 && others.size <= entries.length && others.size <= SEARCHED) {
            System.arraycopy(others.entries, 0, entries, 0, others.size);
            System.arraycopy(others.hashes, 0, hashes, 0, others.size);
            size = others.size;
            return;
        }
        for (int i = 0; i < others.size; i++) {
            put(others.entries[i]);
        }
    }

    /** Adds an entry whose key is known to be new, to a table that is not asked for keys before it is {@link #settled}. */
    void append(MapValue.Entry entry) {
        if (size == entries.length) {
            resize(Math.max(FIRST_CAPACITY, size * 2));
        }
        hashes[size] = entry.key().hashCode();
        entries[size++] = entry;
    }

    private void resize(int capacity) {
        entries = Arrays.copyOf(entries, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
    }

    void remove(String key) {
        int position = position(key, key.hashCode());
        if (position >= 0) {
            int rest = size - position - 1;
            System.arraycopy(entries, position + 1, entries, position, rest);
            System.arraycopy(hashes, position + 1, hashes, position, rest);
            size--;
            index = size > SEARCHED ? KeyIndex.of(this, entries.length) : KeyIndex.NONE;
        }
    }

    /** The table ready to be asked, without room to grow. */
    EntryTable settled() {
        if (size < entries.length) {
            resize(size);
        }
        if (index == KeyIndex.NONE && size > SEARCHED) {
            index = KeyIndex.of(this, size);
        }
        return this;
    }
}
