package io.github.atmosmaven.manifest.file;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Size and depth of values when everything that they share is written out (D24). Locals that hold each other many times
 * take no memory until then. Not safe for use by several threads.
 */
public final class ExpandedSize {

    public static final long MOST_VALUES = 1_000_000;
    private static final int DEEPEST = 1_000;
    private static final int CHARACTERS_OF_A_VALUE = 100;

    private final Map<Value, Size> known = new IdentityHashMap<>();

    /** Of one value; both stop growing a little above their limit. */
    private record Size(long values, int depth) {

        static final Size ONE = new Size(1, 0);
        static final Size TOO_MUCH = new Size(MOST_VALUES + 1, DEEPEST + 1);

        boolean isTooMuch() {
            return values > MOST_VALUES || depth > DEEPEST;
        }
    }

    /** Counts the values in a value, itself included. Counting ends a little above the limit. */
    public long values(Value value) {
        return of(value).values();
    }

    public boolean isWithinLimits(Value value) {
        return !of(value).isTooMuch();
    }

    private Size of(Value value) {
        if (value instanceof TextValue text) {
            return new Size(1 + text.text().length() / CHARACTERS_OF_A_VALUE, 0);
        }
        if (!(value instanceof MapValue) && !(value instanceof ListValue)) {
            return Size.ONE;
        }
        Size extent = known.get(value);
        if (extent == null) {
            extent = of(value instanceof MapValue map ? values(map) : ((ListValue) value).items());
            known.put(value, extent);
        }
        return extent;
    }

    private Size of(List<Value> parts) {
        long values = 1;
        int depth = 0;
        for (Value part : parts) {
            Size extent = of(part);
            values += extent.values();
            depth = Math.max(depth, extent.depth());
            if (extent.isTooMuch() || values > MOST_VALUES) {
                return Size.TOO_MUCH;
            }
        }
        return new Size(values, depth + 1);
    }

    private static List<Value> values(MapValue map) {
        return map.entries().stream().map(MapValue.Entry::value).toList();
    }
}
