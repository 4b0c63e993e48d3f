package io.github.atmosmaven.workflow.describe;

import io.github.atmosmaven.backend.SensitiveAttributes;
import io.github.atmosmaven.model.SecretNames;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.Set;

/**
 * Values of sections as reports show them (D79): without variables that the root module declares {@code sensitive}, what
 * its name calls a secret, and passwords in URLs.
 */
public final class HiddenValues {

    private HiddenValues() {}

    /**
     * A value with what is secret in it hidden.
     *
     * @param sensitive keys of a map whose values are hidden whatever their names say
     */
    public static Value in(Value value, Set<String> sensitive) {
        if (value instanceof MapValue map) {
            return in(map, sensitive);
        }
        if (value instanceof ListValue list) {
            return new ListValue(
                    list.items().stream().map(item -> in(item, Set.of())).toList(), list.location());
        }
        boolean isUrl = value instanceof TextValue text
                && !SensitiveAttributes.inUrl(text.text()).isEmpty();
        return isUrl ? hidden(value) : value;
    }

    private static MapValue in(MapValue map, Set<String> sensitive) {
        MapValue.Builder shown = MapValue.builder(map.location());
        for (MapValue.Entry entry : map.entries()) {
            boolean isSecret = sensitive.contains(entry.key()) || SecretNames.mayHoldOne(entry.key());
            shown.put(entry.withValue(isSecret ? hidden(entry.value()) : in(entry.value(), Set.of())));
        }
        return shown.build();
    }

    /** A word for a secret. Where there is no value, nothing is hidden. */
    public static Value hidden(Value value) {
        boolean isNothing = value instanceof NullValue
                || value instanceof TextValue text && text.text().isEmpty();
        return isNothing ? value : new TextValue(SensitiveAttributes.HIDDEN, value.location());
    }
}
