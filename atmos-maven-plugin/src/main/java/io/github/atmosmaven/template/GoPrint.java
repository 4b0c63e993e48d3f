package io.github.atmosmaven.template;

import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.Value;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints a value as Go's templates do: {@code [a b]}, {@code map[a:1 b:2]}, {@code <no value>}. */
final class GoPrint {

    private static final String NO_VALUE = "<no value>";

    private GoPrint() {}

    static String print(@Nullable Value value) {
        return value == null || value instanceof NullValue ? NO_VALUE : inner(value);
    }

    private static String inner(Value value) {
        if (value instanceof NullValue) {
            return "<nil>";
        }
        if (value instanceof ListValue list) {
            return list.items().stream().map(GoPrint::inner).collect(Collectors.joining(" ", "[", "]"));
        }
        if (value instanceof MapValue map) {
            return new TreeSet<>(map.keys())
                    .stream()
                            .map(key -> key + ":" + inner(java.util.Objects.requireNonNull(map.get(key))))
                            .collect(Collectors.joining(" ", "map[", "]"));
        }
        return value.toString();
    }
}
