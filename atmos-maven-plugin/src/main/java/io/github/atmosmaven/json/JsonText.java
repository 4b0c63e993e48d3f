package io.github.atmosmaven.json;

import io.github.atmosmaven.model.Utf8Order;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes a value as JSON, byte for byte as Atmos does (semantics 12.1): keys sorted, two spaces of indentation,
 * {@code <}, {@code >} and {@code &} escaped, one newline at the end.
 *
 * <pre>{@code
 * {
 *   "bucket": "acme-state",
 *   "encrypt": true
 * }
 * }</pre>
 *
 * Functions that nobody computed are written as the text they were, {@code !env NAME}.
 */
public final class JsonText {

    private static final Comparator<MapValue.Entry> BY_KEY =
            Comparator.comparing(MapValue.Entry::key, Utf8Order.INSTANCE);

    private final JsonWriter out;
    private final List<Problem> refused = new ArrayList<>();

    private JsonText(JsonWriter out) {
        this.out = out;
    }

    /**
     * Over several lines, with one newline at the end.
     *
     * @throws AtmosException.InvalidConfiguration for all numbers that JSON has no word for: NaN and infinities
     */
    public static String indented(Value value) {
        JsonWriter out = JsonWriter.indented();
        write(value, out);
        return out.end();
    }

    /**
     * On one line, with no space or newline that is not in a text.
     *
     * @throws AtmosException.InvalidConfiguration for all numbers that JSON has no word for: NaN and infinities
     */
    public static String compact(Value value) {
        JsonWriter out = JsonWriter.compact();
        write(value, out);
        return out.take();
    }

    /**
     * As the next value of a document.
     *
     * @throws AtmosException.InvalidConfiguration for all numbers that JSON has no word for: NaN and infinities
     */
    public static void write(Value value, JsonWriter out) {
        JsonText json = new JsonText(out);
        json.write(value);
        if (!json.refused.isEmpty()) {
            throw new AtmosException.InvalidConfiguration(json.refused);
        }
    }

    private void write(Value value) {
        if (value instanceof MapValue map) {
            map(map);
        } else if (value instanceof ListValue list) {
            list(list.items());
        } else if (value instanceof NumberValue number) {
            number(number);
        } else if (value instanceof BoolValue || value instanceof NullValue) {
            out.word(value.toString());
        } else {
            out.text(value.toString());
        }
    }

    private void map(MapValue map) {
        List<MapValue.Entry> entries = new ArrayList<>(map.entries());
        entries.sort(BY_KEY);
        out.object();
        for (MapValue.Entry entry : entries) {
            out.name(entry.key());
            write(entry.value());
        }
        out.endObject();
    }

    private void list(List<Value> items) {
        out.list();
        for (Value item : items) {
            write(item);
        }
        out.endList();
    }

    private void number(NumberValue number) {
        if (!FiniteNumbers.isFinite(number)) {
            refused.add(FiniteNumbers.refusal(number));
            return;
        }
        // Go pads an exponent to two digits elsewhere, but not in JSON.
        out.word(number.data().replace("e-0", "e-"));
    }
}
