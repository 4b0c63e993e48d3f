package io.github.atmosmaven.manifest.file;

import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.Inclusion;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Places where a manifest includes other files by its functions. An included value knows its place in its own file and
 * not the function that included it (D11), and all manifests that include it share it.
 */
final class Inclusions {

    private final Map<String, List<Inclusion>> places = new LinkedHashMap<>();

    /** Compares a manifest with what a step made of it; what the step left alone is the same object, and not walked. */
    void add(Value before, Value after) {
        add(before, after, new ArrayDeque<>());
    }

    private void add(Value before, Value after, Deque<String> path) {
        if (before == after) {
            return;
        }
        if (before instanceof FunctionValue function) {
            String file = after.location().file();
            if (!file.equals(function.location().file())) {
                places.computeIfAbsent(file, key -> new ArrayList<>())
                        .add(new Inclusion(function.location(), List.copyOf(path), after));
            }
        } else if (before instanceof MapValue map && after instanceof MapValue filled) {
            for (MapValue.Entry entry : map.entries()) {
                Value value = filled.get(entry.key());
                if (value != null) {
                    addBelow(entry.key(), entry.value(), value, path);
                }
            }
        } else if (before instanceof ListValue list && after instanceof ListValue filled) {
            int common = Math.min(list.items().size(), filled.items().size());
            for (int i = 0; i < common; i++) {
                addBelow(Inclusion.ITEM, list.items().get(i), filled.items().get(i), path);
            }
        }
    }

    private void addBelow(String step, Value before, Value after, Deque<String> path) {
        path.addLast(step);
        add(before, after, path);
        path.removeLast();
    }

    /** By included file, where. */
    Map<String, List<Inclusion>> places() {
        return places;
    }
}
