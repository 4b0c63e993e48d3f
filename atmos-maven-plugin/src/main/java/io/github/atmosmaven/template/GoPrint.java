package io.github.atmosmaven.template;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.Value;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Prints a value as Go's templates do: {@code [a b]}, {@code map[a:1 b:2]}, {@code <no value>}. */
final class GoPrint {

    private static final String NO_VALUE = "<no value>";

    private final StringBuilder out = new StringBuilder();
    private final int most;

    private GoPrint(int most) {
        this.most = most;
    }

    /**
     * The text of a value.
     *
     * @param most number of characters that are of interest; a longer text may end anywhere behind that
     */
    static String print(@Nullable Value value, int most) {
        if (value == null || value instanceof NullValue) {
            return NO_VALUE;
        }
        GoPrint print = new GoPrint(most);
        print.value(value);
        return print.out.toString();
    }

    private void value(@Nullable Value value) {
        if (value == null || value instanceof NullValue) {
            out.append("<nil>");
        } else if (value instanceof ListValue list) {
            list(list);
        } else if (value instanceof MapValue map) {
            map(map);
        } else {
            out.append(value);
        }
    }

    private void list(ListValue list) {
        out.append('[');
        String separator = "";
        for (Value item : list.items()) {
            if (out.length() > most) {
                return;
            }
            out.append(separator);
            value(item);
            separator = " ";
        }
        out.append(']');
    }

    private void map(MapValue map) {
        out.append("map[");
        String separator = "";
        for (String key : new TreeSet<>(map.keys())) {
            if (out.length() > most) {
                return;
            }
            out.append(separator).append(key).append(':');
            value(map.get(key));
            separator = " ";
        }
        out.append(']');
    }
}
