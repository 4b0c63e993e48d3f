package io.github.atmosmaven.yaml;

import io.github.atmosmaven.model.Utf8Order;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.DisplayText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value as YAML that every parser reads back as that value: keys sorted, two spaces of indentation, text quoted
 * where it could be taken for something else, text of several lines as a block.
 *
 * <pre>{@code
 * vars:
 *   account: "012345678901"
 *   zones:
 *     - a
 *     - b
 * }</pre>
 */
public final class YamlText {

    private static final Comparator<MapValue.Entry> BY_KEY =
            Comparator.comparing(MapValue.Entry::key, Utf8Order.INSTANCE);
    private static final String INDENT = "  ";
    private static final int LONGEST_LONG = 18;

    /** A key without a question mark is looked for no further than this, whatever the parser. */
    private static final int LONGEST_SIMPLE_KEY = 1024;

    private final StringBuilder out = new StringBuilder(1024);
    private final Function<Value, @Nullable String> comments;

    private YamlText(Function<Value, @Nullable String> comments) {
        this.comments = comments;
    }

    /** The text, ending in a newline. */
    public static String of(Value value) {
        return of(value, leaf -> null);
    }

    /**
     * The text with a comment behind the leaves.
     *
     * @param comments says of a value that holds no other (an empty map or list included) what to write behind it, one
     *     line without {@code #}; {@code null} for no comment
     */
    public static String of(Value value, Function<Value, @Nullable String> comments) {
        YamlText yaml = new YamlText(comments);
        if (value instanceof MapValue map && !map.isEmpty()) {
            yaml.map(map, 0, false);
        } else if (value instanceof ListValue list && !list.items().isEmpty()) {
            yaml.out.append(list.append() ? "!append\n" : "");
            yaml.list(list, 0, false);
        } else {
            yaml.leaf(value, 0);
        }
        return yaml.out.toString();
    }

    /** A key whose value follows on lines of its own. */
    public static String heading(String key) {
        YamlText yaml = new YamlText(leaf -> null);
        yaml.key(key, 0);
        return yaml.out.append('\n').toString();
    }

    /**
     * A key with its value in a map that is itself the value of a {@link #heading}.
     *
     * @param comments as for {@link #of(Value, Function)}
     */
    public static String member(String key, Value value, Function<Value, @Nullable String> comments) {
        YamlText yaml = new YamlText(comments);
        yaml.out.append(INDENT);
        yaml.entry(key, value, 1);
        return yaml.out.toString();
    }

    /** @param begun true if the first entry goes behind a dash that is written already */
    private void map(MapValue map, int level, boolean begun) {
        List<MapValue.Entry> entries = new ArrayList<>(map.entries());
        entries.sort(BY_KEY);
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0 || !begun) {
                out.append(INDENT.repeat(level));
            }
            entry(entries.get(i).key(), entries.get(i).value(), level);
        }
    }

    private void entry(String key, Value value, int level) {
        key(key, level);
        if (value instanceof MapValue inner && !inner.isEmpty()) {
            out.append('\n');
            map(inner, level + 1, false);
        } else if (value instanceof ListValue inner && !inner.items().isEmpty()) {
            out.append(inner.append() ? " !append\n" : "\n");
            list(inner, level + 1, false);
        } else {
            out.append(' ');
            leaf(value, level);
        }
    }

    private void key(String key, int level) {
        int start = out.length();
        scalar(key);
        if (out.length() - start > LONGEST_SIMPLE_KEY) {
            out.insert(start, "? ").append('\n').append(INDENT.repeat(level));
        }
        out.append(':');
    }

    private void list(ListValue list, int level, boolean begun) {
        for (int i = 0; i < list.items().size(); i++) {
            if (i > 0 || !begun) {
                out.append(INDENT.repeat(level));
            }
            out.append("- ");
            Value item = list.items().get(i);
            if (item instanceof MapValue inner && !inner.isEmpty()) {
                map(inner, level + 1, true);
            } else if (item instanceof ListValue inner && !inner.items().isEmpty()) {
                list(inner, level + 1, true);
            } else {
                leaf(item, level);
            }
        }
    }

    private void leaf(Value value, int level) {
        String comment = comments.apply(value);
        // Names of files and components come up in comments, and may hold what would end the comment.
        String behind = comment == null ? "\n" : " # " + DisplayText.onOneLine(comment) + "\n";
        if (value instanceof TextValue text && isBlock(text.text())) {
            block(text.text(), level + 1, behind);
            return;
        }
        if (value instanceof TextValue text) {
            scalar(text.text());
        } else if (value instanceof FunctionValue function) {
            function(function);
        } else if (value instanceof NumberValue number) {
            out.append(number(number));
        } else if (value instanceof MapValue) {
            out.append("{}");
        } else if (value instanceof ListValue list) {
            out.append(list.append() ? "!append []" : "[]");
        } else {
            out.append(value);
        }
        out.append(behind);
    }

    private static String number(NumberValue number) {
        if (number.number() instanceof Double d && !Double.isFinite(d)) {
            return Double.isNaN(d) ? ".nan" : d > 0 ? ".inf" : "-.inf";
        }
        String text = number.data();
        if (!(number.number() instanceof Double) || text.indexOf('.') >= 0) {
            return text;
        }
        int exponent = text.indexOf('e');
        if (exponent >= 0) {
            // Without a dot YAML 1.1 takes it for text.
            return text.substring(0, exponent) + ".0" + text.substring(exponent);
        }
        // A float that prints as digits only would be read as an integer, and a long one of those is not a number.
        return text.length() > LONGEST_LONG ? text + ".0" : text;
    }

    private void function(FunctionValue function) {
        out.append(function.tag());
        String argument = function.argument();
        if (argument.isEmpty()) {
            return;
        }
        out.append(' ');
        if (PlainText.isScannable(argument)) {
            out.append(argument);
        } else {
            quote(argument);
        }
    }

    private void scalar(String text) {
        if (PlainText.isSafe(text)) {
            out.append(text);
        } else {
            quote(text);
        }
    }

    /**
     * Returns true if a block keeps the text: several lines, nothing to escape, no line that starts or consists of
     * spaces.
     */
    private static boolean isBlock(String text) {
        int end = text.indexOf('\n');
        if (end <= 0 || !PlainText.isPrintable(text) || text.charAt(0) == ' ') {
            return false;
        }
        return text.lines().noneMatch(line -> !line.isEmpty() && line.isBlank());
    }

    private void block(String text, int level, String behind) {
        boolean ends = text.endsWith("\n");
        String chomping = !ends ? "-" : text.endsWith("\n\n") ? "+" : "";
        out.append('|').append(chomping).append(behind);
        text.lines()
                .forEach(line -> out.append(line.isEmpty() ? "" : INDENT.repeat(level))
                        .append(line)
                        .append('\n'));
    }

    private void quote(String text) {
        out.append('"');
        text.codePoints().forEach(this::escape);
        out.append('"');
    }

    private void escape(int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x10000 && Character.isSurrogate((char) c)) {
                    // Half a pair is no character: no file can hold it, and Go refuses its escape.
                    out.append("\\ufffd");
                } else if (!PlainText.isVisible(c)) {
                    out.append(String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }
}
