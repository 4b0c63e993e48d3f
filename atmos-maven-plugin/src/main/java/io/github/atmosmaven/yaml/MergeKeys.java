package io.github.atmosmaven.yaml;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;

/**
 * Effect of {@code <<} on a map (semantics 3.8): keys written in the map itself win, and of a list of maps the earlier
 * wins. Merged entries keep the place where they were written.
 */
final class MergeKeys {

    static final String KEY = "<<";

    private MergeKeys() {}

    static void merge(Value source, MapValue.Builder into, List<Problem> problems) {
        if (source instanceof MapValue map) {
            add(map, into);
        } else if (source instanceof ListValue list && list.items().stream().allMatch(MapValue.class::isInstance)) {
            list.items().forEach(item -> add((MapValue) item, into));
        } else {
            problems.add(Problem.error(
                    ProblemCode.MALFORMED_YAML,
                    source.location(),
                    "'<<' takes a map or a list of maps, not " + source.aKind()
                            + (source instanceof ListValue ? " of other things" : ""),
                    "name the anchor of a map: '<<: *name'"));
        }
    }

    private static void add(MapValue source, MapValue.Builder into) {
        for (MapValue.Entry entry : source.entries()) {
            if (into.entry(entry.key()) == null) {
                into.put(entry);
            }
        }
    }
}
