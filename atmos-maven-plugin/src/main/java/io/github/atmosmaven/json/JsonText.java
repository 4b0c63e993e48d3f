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
    private static final String INDENT = "  ";
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(512);
    private final List<Problem> refused = new ArrayList<>();
    private final boolean indented;
    private int level;

    private JsonText(boolean indented) {
        this.indented = indented;
    }

    /**
     * Over several lines, with one newline at the end.
     *
     * @throws AtmosException.InvalidConfiguration for all numbers that JSON has no word for: NaN and infinities
     */
    public static String indented(Value value) {
        JsonText json = new JsonText(true);
        return json.text(value).append('\n').toString();
    }

    /**
     * On one line, with no space or newline that is not in a text.
     *
     * @throws AtmosException.InvalidConfiguration for all numbers that JSON has no word for: NaN and infinities
     */
    public static String compact(Value value) {
        JsonText json = new JsonText(false);
        return json.text(value).toString();
    }

    private StringBuilder text(Value value) {
        write(value);
        if (!refused.isEmpty()) {
            throw new AtmosException.InvalidConfiguration(refused);
        }
        return out;
    }

    private void write(Value value) {
        if (value instanceof MapValue map) {
            map(map);
        } else if (value instanceof ListValue list) {
            list(list.items());
        } else if (value instanceof NumberValue number) {
            number(number);
        } else if (value instanceof BoolValue || value instanceof NullValue) {
            out.append(value);
        } else {
            quote(value.toString());
        }
    }

    private void map(MapValue map) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        List<MapValue.Entry> entries = new ArrayList<>(map.entries());
        entries.sort(BY_KEY);
        out.append('{');
        level++;
        for (int i = 0; i < entries.size(); i++) {
            separate(i);
            quote(entries.get(i).key());
            out.append(indented ? ": " : ":");
            write(entries.get(i).value());
        }
        close('}');
    }

    private void list(List<Value> items) {
        if (items.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        level++;
        for (int i = 0; i < items.size(); i++) {
            separate(i);
            write(items.get(i));
        }
        close(']');
    }

    private void separate(int index) {
        if (index > 0) {
            out.append(',');
        }
        newLine();
    }

    private void close(char bracket) {
        level--;
        newLine();
        out.append(bracket);
    }

    private void newLine() {
        if (indented) {
            out.append('\n');
            for (int i = 0; i < level; i++) {
                out.append(INDENT);
            }
        }
    }

    private void number(NumberValue number) {
        if (!FiniteNumbers.isFinite(number)) {
            refused.add(FiniteNumbers.refusal(number));
            return;
        }
        // Go pads an exponent to two digits elsewhere, but not in JSON.
        out.append(number.data().replace("e-0", "e-"));
    }

    private void quote(String text) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            out.append(text, plain, i);
            if (Character.isSurrogate(c)) {
                i += surrogate(text, i);
            } else {
                escape(c);
            }
            plain = i + 1;
        }
        // Most texts are plain from end to end.
        if (plain == 0) {
            out.append(text);
        } else {
            out.append(text, plain, text.length());
        }
        out.append('"');
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
    }

    /** Appends a pair as it is and half a pair as the replacement character. Returns how many more units were taken. */
    private int surrogate(String text, int index) {
        int codePoint = text.codePointAt(index);
        if (Character.isSupplementaryCodePoint(codePoint)) {
            out.appendCodePoint(codePoint);
            return 1;
        }
        out.append("\\ufffd");
        return 0;
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '<', '>', '&', '\u2028', '\u2029' -> unicode(c);
            default -> {
                if (c < ' ') {
                    unicode(c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private void unicode(char c) {
        out.append("\\u")
                .append(HEX[c >> 12])
                .append(HEX[c >> 8 & 0xF])
                .append(HEX[c >> 4 & 0xF])
                .append(HEX[c & 0xF]);
    }
}
