package io.github.atmosmaven.affected;

import io.github.atmosmaven.model.Utf8Order;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the keys whose values differ, whatever their order and wherever they are written. Lists are compared as a whole.
 * The texts of values may have secrets hidden in them.
 */
final class SectionDiff {

    private final List<Reason> reasons = new ArrayList<>();

    private SectionDiff() {}

    /** A value, and what is shown of it. */
    private record Seen(Value value, Value shown) {

        static @Nullable Seen of(MapValue values, MapValue shown, String key) {
            Value value = values.get(key);
            Value seen = shown.get(key);
            return value == null ? null : new Seen(value, seen == null ? value : seen);
        }

        /** Its keys can be told one by one if what is shown of it has them. */
        @Nullable
        MapValue map() {
            return value instanceof MapValue map && shown instanceof MapValue ? map : null;
        }
    }

    static List<Reason> of(Answer before, Answer after) {
        SectionDiff diff = new SectionDiff();
        diff.maps("", before.document(), before.shown(), after.document(), after.shown());
        return diff.reasons;
    }

    private void maps(String path, MapValue before, MapValue shownBefore, MapValue after, MapValue shownAfter) {
        Set<String> keys = new TreeSet<>(Utf8Order.INSTANCE);
        before.entries().forEach(entry -> keys.add(entry.key()));
        after.entries().forEach(entry -> keys.add(entry.key()));
        for (String key : keys) {
            values(
                    path.isEmpty() ? key : path + "." + quoted(key),
                    Seen.of(before, shownBefore, key),
                    Seen.of(after, shownAfter, key));
        }
    }

    private static String quoted(String key) {
        return key.isEmpty() || key.contains(".") ? '"' + key + '"' : key;
    }

    private void values(String path, @Nullable Seen before, @Nullable Seen after) {
        if (before != null && after != null && before.value().sameAs(after.value())) {
            return;
        }
        boolean isSection = !path.contains(".");
        MapValue mapBefore = before == null ? null : before.map();
        MapValue mapAfter = after == null ? null : after.map();
        if (mapBefore != null && mapAfter != null) {
            maps(path, mapBefore, (MapValue) shown(before), mapAfter, (MapValue) shown(after));
        } else if (isSection && before == null && mapAfter != null && !mapAfter.isEmpty()) {
            MapValue none = MapValue.empty(mapAfter.location());
            maps(path, none, none, mapAfter, (MapValue) shown(after));
        } else if (isSection && after == null && mapBefore != null && !mapBefore.isEmpty()) {
            MapValue none = MapValue.empty(mapBefore.location());
            maps(path, mapBefore, (MapValue) shown(before), none, none);
        } else {
            reasons.add(new Reason(
                    path,
                    before == null ? null : before.shown(),
                    after == null ? null : after.shown(),
                    Reason.Places.of(place(before), place(after))));
        }
    }

    private static Value shown(@Nullable Seen seen) {
        if (seen == null) {
            throw new IllegalStateException("a map is there");
        }
        return seen.shown();
    }

    private static @Nullable Location place(@Nullable Seen seen) {
        return seen == null ? null : seen.value().location();
    }
}
