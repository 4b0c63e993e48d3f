package io.github.atmosmaven.yaml;

import io.github.atmosmaven.model.value.Value;
import org.jspecify.annotations.Nullable;

/** A value with a name, which aliases share instead of copying it. Without value while it is still being read. */
final class Anchor {

    private @Nullable Value value;
    private long nodes;
    private int height;
    private int lastUse;

    void complete(Value read, long expandedNodes, int levels) {
        value = read;
        nodes = expandedNodes;
        height = levels;
    }

    void use(int number) {
        lastUse = number;
    }

    /** Number of the alias that used the anchor last, counted from 1 in the document; 0 if none did. */
    int lastUse() {
        return lastUse;
    }

    @Nullable
    Value value() {
        return value;
    }

    /** Number of nodes that an alias stands for, with the aliases inside it written out. */
    long nodes() {
        return nodes;
    }

    /** Number of levels that the value nests, with the aliases inside it written out. */
    int height() {
        return height;
    }
}
