package io.github.atmosmaven.yaml;

import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the entries of one mapping: a key that stands twice is an error at the second (stack-semantics 1.8), and what
 * merge keys bring comes below what the mapping says itself, the earlier of a list over the later (3.8).
 */
final class MappingReader {

    private final Location place;
    private final List<Problem> problems;
    private final MapValue.Builder own;
    private final List<MapValue> merged = new ArrayList<>();
    private final Map<String, Location> written = new HashMap<>();
    private @Nullable Location mergeKey;

    MappingReader(Location place, List<Problem> problems) {
        this.place = place;
        this.problems = problems;
        this.own = MapValue.builder(place);
    }

    /** @param raw the key as written, since {@code 1} and {@code "1"} are one key while {@code 0777} is another than 511 */
    void put(String key, String raw, Location keyPlace, Value value) {
        Location earlier = written.putIfAbsent(raw, keyPlace);
        if (earlier == null) {
            MapValue.Entry collision = own.entry(key);
            earlier = collision == null ? null : collision.keyLocation();
        }
        if (earlier != null) {
            duplicate(key, keyPlace, earlier);
            return;
        }
        own.put(new MapValue.Entry(key, keyPlace, value));
    }

    void merge(Value value, Location keyPlace) {
        if (mergeKey != null) {
            duplicate("<<", keyPlace, mergeKey);
            return;
        }
        mergeKey = keyPlace;
        if (value instanceof MapValue map) {
            merged.add(map);
            return;
        }
        if (value instanceof ListValue list && list.items().stream().allMatch(MapValue.class::isInstance)) {
            list.items().forEach(item -> merged.add((MapValue) item));
            return;
        }
        problems.add(Problem.error(
                ProblemCode.MALFORMED_YAML,
                keyPlace,
                "the merge key '<<' needs a map or a list of maps, not a " + value.kind(),
                "write '<<: *anchor'"));
    }

    private void duplicate(String key, Location keyPlace, Location earlier) {
        problems.add(Problem.error(
                ProblemCode.DUPLICATE_KEY,
                keyPlace,
                "the key '" + key + "' stands here for the second time; the first is on line " + earlier.line(),
                "take one of them out"));
    }

    MapValue build() {
        for (MapValue map : merged) {
            for (MapValue.Entry entry : map.entries()) {
                if (own.entry(entry.key()) == null) {
                    own.put(entry);
                }
            }
        }
        return own.at(place).build();
    }
}
