package io.github.atmosmaven.affected;

import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the files that were added, removed or changed in any byte or in their mode. */
final class FileDiff {

    private FileDiff() {}

    static List<Reason> of(SortedMap<String, String> before, SortedMap<String, String> after) {
        if (before.equals(after)) {
            return List.of();
        }
        SortedSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<Reason> reasons = new ArrayList<>();
        for (String path : paths) {
            String former = before.get(path);
            String latter = after.get(path);
            if (former == null || !former.equals(latter)) {
                reasons.add(new Reason(
                        path,
                        value(former, path),
                        value(latter, path),
                        new Reason.Places(former == null ? null : path, latter == null ? null : path)));
            }
        }
        return reasons;
    }

    private static @Nullable Value value(@Nullable String file, String path) {
        return file == null ? null : new TextValue(file, new Location(path, 1, 1));
    }
}
