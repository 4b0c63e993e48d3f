package io.github.atmosmaven.function;

import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a file that an include asks for: a path of keys and positions such as {@code .a."b c"[0]}. */
final class IncludeQuery {

    /** The whole file. */
    static final IncludeQuery ALL = new IncludeQuery(List.of());

    private static final Pattern STEP = Pattern.compile(
            "\\.(?<key>[\\p{L}_][\\p{L}\\p{Nd}_-]*)|\\.\"(?<quoted>[^\"\\\\]*)\"|\\.?\\[\"(?<inBrackets>[^\"\\\\]*)\"]"
                    + "|\\.?\\[(?<position>-?\\d{1,9})]");

    /** Keys as {@link String}, positions as {@link Integer}. */
    private final List<Object> steps;

    private IncludeQuery(List<Object> steps) {
        this.steps = steps;
    }

    static IncludeQuery parse(String text) throws Includes.Unusable {
        if (text.equals(".")) {
            return ALL;
        }
        List<Object> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int end = 0;
        while (end < text.length() && step.find() && step.start() == end) {
            steps.add(step(step));
            end = step.end();
        }
        if (end < text.length() || !text.startsWith(".")) {
            throw Includes.Unusable.unsupported(
                    "the query '" + text + "' is more than a path of keys, which is not supported",
                    "write a path such as .a.b, .a[0] or .\"a key\"");
        }
        return new IncludeQuery(List.copyOf(steps));
    }

    private static Object step(Matcher step) {
        if (step.group("position") != null) {
            return Integer.valueOf(step.group("position"));
        }
        String key = step.group("key");
        key = key == null ? step.group("quoted") : key;
        return key == null ? step.group("inBrackets") : key;
    }

    /** What the path leads to, or {@code null} where the file has nothing there. */
    @Nullable
    Value of(Value root) {
        Value current = root;
        for (Object step : steps) {
            current = step instanceof Integer position ? item(current, position) : entry(current, (String) step);
            if (current == null) {
                return null;
            }
        }
        return current;
    }

    private static @Nullable Value entry(Value value, String key) {
        return value instanceof MapValue map ? map.get(key) : null;
    }

    /** A negative position counts from the end. */
    private static @Nullable Value item(Value value, int position) {
        if (!(value instanceof ListValue list)) {
            return null;
        }
        int index = position < 0 ? list.items().size() + position : position;
        return index >= 0 && index < list.items().size() ? list.items().get(index) : null;
    }
}
