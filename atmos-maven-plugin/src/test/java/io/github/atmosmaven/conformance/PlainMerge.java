package io.github.atmosmaven.conformance;

import io.github.atmosmaven.merge.ListStrategy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deep merge of plain maps and lists, written straight from semantics 3 and D14. */
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

    /** Merges overrides: an item that both have of one file is there once (D27). */
    Map<String, Object> mergeOnce(Map<String, Object> earlier, Map<String, Object> later) {
        return merge(earlier, map(without(later, earlier)));
    }

    private @Nullable Object without(@Nullable Object later, @Nullable Object earlier) {
        if (later instanceof Map<?, ?> && earlier instanceof Map<?, ?>) {
            Map<String, Object> rest = new LinkedHashMap<>();
            map(later)
                    .forEach((key, value) ->
                            rest.put(key, without(value, map(earlier).get(key))));
            return rest;
        }
        boolean appended = later instanceof Appended || later instanceof List<?> && lists == ListStrategy.APPEND;
        if (!appended || !(earlier instanceof List<?> below)) {
            return later;
        }
        List<Object> rest = new ArrayList<>((List<?>) later);
        rest.removeIf(item -> below.stream().anyMatch(known -> known == item));
        return later instanceof Appended ? new Appended(rest) : rest;
    }

    /** A copy in which no item of a list is the same object as an item of another file. */
    static @Nullable Object withItemsOfItsOwn(@Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map(value).forEach((key, inner) -> copy.put(key, withItemsOfItsOwn(inner)));
            return copy;
        }
        if (!(value instanceof List<?> list)) {
            return value;
        }
        List<Object> copy = new ArrayList<>();
        for (Object item : list) {
            copy.add(
                    item instanceof String text
                            ? new String(text.toCharArray())
                            : item instanceof Integer number
                                    ? new BigInteger(number.toString())
                                    : withItemsOfItsOwn(item));
        }
        return list instanceof Appended ? new Appended(copy) : copy;
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
