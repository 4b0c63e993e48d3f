package io.github.atmosmaven.model.value;

import java.util.function.UnaryOperator;

/** Changes every text in a value, at whatever depth; what has none that changes stays as it is. */
public record TextChange(UnaryOperator<String> change) {

    public MapValue in(MapValue map) {
        MapValue.Builder changed = null;
        for (MapValue.Entry entry : map.entries()) {
            Value value = in(entry.value());
            if (value != entry.value()) {
                changed = changed == null ? map.toBuilder() : changed;
                changed.put(entry.withValue(value));
            }
        }
        return changed == null ? map : changed.build();
    }

    private Value in(Value value) {
        if (value instanceof TextValue text) {
            String changed = change.apply(text.text());
            return changed.equals(text.text()) ? text : new TextValue(changed, text.location());
        }
        if (value instanceof MapValue map) {
            return in(map);
        }
        return value instanceof ListValue list
                ? new ListValue(list.items().stream().map(this::in).toList(), list.location())
                : value;
    }
}
