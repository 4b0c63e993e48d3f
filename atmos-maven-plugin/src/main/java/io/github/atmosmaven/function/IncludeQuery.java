package io.github.atmosmaven.function;

import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that an include asks for: a path of keys and positions such as {@code .a."b c"[0]}, and perhaps
 * behind {@code //} what to take where there is nothing, null or false: another path, or a value.
 */
final class IncludeQuery {

    /** The whole file. */
    static final IncludeQuery ALL = new IncludeQuery(List.of(), null, null);

    private static final Pattern ALTERNATIVE =
            Pattern.compile("(?<path>(?:[^\"/]|\"[^\"]*\"|/(?!/))*)//(?<rest>.*)", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile(
            "\\.(?<key>[\\p{L}_][\\p{L}\\p{Nd}_-]*)|\\.\"(?<quoted>[^\"\\\\]*)\"|\\.?\\[\"(?<inBrackets>[^\"\\\\]*)\"]"
                    + "|\\.?\\[(?<position>-?\\d{1,9})]");

    /** Keys as {@link String}, positions as {@link Integer}. */
    private final List<Object> steps;

    private final @Nullable IncludeQuery otherwise;
    private final @Nullable Value fallback;

    private IncludeQuery(List<Object> steps, @Nullable IncludeQuery otherwise, @Nullable Value fallback) {
        this.steps = steps;
        this.otherwise = otherwise;
        this.fallback = fallback;
    }

    /** @param at place of the query, and of a value written in it */
    static IncludeQuery parse(String text, Location at) throws Includes.Unusable {
        Matcher alternative = ALTERNATIVE.matcher(text);
        if (!alternative.matches()) {
            return new IncludeQuery(steps(text), null, null);
        }
        List<Object> steps = steps(alternative.group("path").strip());
        String rest = alternative.group("rest").strip();
        return rest.startsWith(".")
                ? new IncludeQuery(steps, parse(rest, at), null)
                : new IncludeQuery(steps, null, literal(rest, at));
    }

    /** Values in queries are written as in JSON. */
    private static Value literal(String text, Location at) throws Includes.Unusable {
        Value value = new JsonReader().parse(text, at.file()).root();
        if (value instanceof TextValue plain) {
            return new TextValue(plain.text(), at);
        }
        if (value instanceof NumberValue number) {
            return new NumberValue(number.number(), at);
        }
        if (value instanceof BoolValue bool) {
            return new BoolValue(bool.value(), at);
        }
        if (value instanceof MapValue map && map.isEmpty()) {
            return MapValue.empty(at);
        }
        if (value instanceof ListValue list && list.items().isEmpty()) {
            return new ListValue(List.of(), at);
        }
        if (value instanceof NullValue) {
            return new NullValue(at);
        }
        throw Includes.Unusable.unsupported(
                "its default is neither a path nor a simple value",
                "write a path, or text in double quotes, a number, true, false, null, [] or {}");
    }

    private static List<Object> steps(String text) throws Includes.Unusable {
        if (text.equals(".")) {
            return List.of();
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
                    "its query is more than a path of keys, which is not supported",
                    "write a path such as .a.b, .a[0] or .\"a key\", with a default as '.a // \"x\"'");
        }
        return List.copyOf(steps);
    }

    private static Object step(Matcher step) {
        if (step.group("position") != null) {
            return Integer.valueOf(step.group("position"));
        }
        String key = step.group("key");
        key = key == null ? step.group("quoted") : key;
        return key == null ? step.group("inBrackets") : key;
    }

    /** Returns the value that the query leads to, or {@code null} if the file has nothing there. */
    @Nullable
    Value of(Value root) {
        Value found = atPath(root);
        boolean nothing =
                found == null || found instanceof NullValue || found instanceof BoolValue bool && !bool.value();
        if (nothing && otherwise != null) {
            return otherwise.of(root);
        }
        return nothing && fallback != null ? fallback : found;
    }

    private @Nullable Value atPath(Value root) {
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
