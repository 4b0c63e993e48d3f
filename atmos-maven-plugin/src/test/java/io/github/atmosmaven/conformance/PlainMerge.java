package io.github.atmosmaven.conformance;

import io.github.atmosmaven.merge.ListStrategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deep merge of plain maps and lists, written straight from stack-semantics §3 and D14. */
record PlainMerge(ListStrategy lists) {

    /** A list that was tagged {@code !append} and has met no list to join yet. */
    static final class Appended extends ArrayList<Object> {

        private static final long serialVersionUID = 1;

        Appended(List<?> items) {
            super(items);
        }
    }

    Map<String, Object> merge(Map<String, Object> earlier, Map<String, Object> later) {
        Map<String, Object> merged = new LinkedHashMap<>(earlier);
        later.forEach((key, value) -> merged.put(key, merged.containsKey(key) ? merge(merged.get(key), value) : value));
        return merged;
    }

    @Nullable
    Object merge(@Nullable Object earlier, @Nullable Object later) {
        if (earlier instanceof Map<?, ?> && later instanceof Map<?, ?>) {
            return merge(map(earlier), map(later));
        }
        if (!(later instanceof List<?> list)) {
            return later;
        }
        if (!(earlier instanceof List<?> below)) {
            return new ArrayList<>(list);
        }
        if (!(later instanceof Appended) && lists == ListStrategy.REPLACE) {
            return later;
        }
        boolean joined = later instanceof Appended || lists == ListStrategy.APPEND;
        List<Object> merged = joined ? joined(below, list) : byIndex(below, list);
        return earlier instanceof Appended ? new Appended(merged) : merged;
    }

    private static List<Object> joined(List<?> earlier, List<?> later) {
        List<Object> merged = new ArrayList<>(earlier);
        merged.addAll(later);
        return merged;
    }

    private List<Object> byIndex(List<?> earlier, List<?> later) {
        List<Object> merged = new ArrayList<>(earlier);
        for (int i = 0; i < later.size(); i++) {
            Object item = later.get(i);
            if (i >= merged.size()) {
                merged.add(item);
            } else {
                boolean maps = merged.get(i) instanceof Map<?, ?> && item instanceof Map<?, ?>;
                merged.set(i, maps ? merge(merged.get(i), item) : item);
            }
        }
        return merged;
    }

    /** The value as a map; an empty one where it is none. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }

    static Map<String, Object> at(Map<String, Object> map, String key) {
        return map(map.get(key));
    }

    /** The text at a key; null where it is absent or empty. */
    static @Nullable String text(Map<String, Object> map, String key) {
        return map.get(key) instanceof String text && !text.isEmpty() ? text : null;
    }
}
