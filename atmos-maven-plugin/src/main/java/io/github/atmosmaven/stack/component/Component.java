package io.github.atmosmaven.stack.component;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component of a merged manifest, with what it says of itself (semantics 5.1).
 *
 * @param entry its key with the place of the key
 * @param body its own sections
 * @param isAbstract true if it exists only to be inherited from
 * @param legacy the old attribute {@code component:}; null where there is none or it names the component itself, which
 *     only says that it is its own root module
 * @param inherits the items of {@code metadata.inherits} that are names
 */
public record Component(
        MapValue.Entry entry,
        MapValue body,
        boolean isAbstract,
        @Nullable TextValue legacy,
        List<TextValue> inherits) {

    public static Component of(MapValue.Entry entry, MapValue body) {
        MapValue metadata = body.map(Section.METADATA.key());
        boolean isAbstract = metadata != null && "abstract".equals(metadata.text("type"));
        TextValue legacy = Lineages.nonEmptyText(body, "component");
        boolean self = legacy != null && legacy.text().equals(entry.key());
        return new Component(
                entry,
                body,
                isAbstract,
                self ? null : legacy,
                names(metadata == null ? null : metadata.get("inherits")));
    }

    private static List<TextValue> names(@Nullable Value inherits) {
        if (!(inherits instanceof ListValue list) || list.items().isEmpty()) {
            return List.of();
        }
        List<TextValue> names = new ArrayList<>(list.items().size());
        for (Value item : list.items()) {
            if (item instanceof TextValue text) {
                names.add(text);
            }
        }
        return names;
    }

    public String name() {
        return entry.key();
    }

    public Location location() {
        return entry.keyLocation();
    }

    /** References to bases, in the order they are applied; an abstract base drops its old attribute (semantics 5.7). */
    List<TextValue> references() {
        if (legacy == null || isAbstract) {
            return inherits;
        }
        List<TextValue> references = new ArrayList<>(inherits.size() + 1);
        references.add(legacy);
        references.addAll(inherits);
        return references;
    }
}
