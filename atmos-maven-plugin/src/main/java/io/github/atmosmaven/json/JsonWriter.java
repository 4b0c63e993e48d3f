package io.github.atmosmaven.json;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON member by member, in the form that Atmos writes (semantics 12.1): two spaces of indentation, {@code <},
 * {@code >} and {@code &} escaped, one newline at the end of a document. Keys are written in the order of the calls.
 *
 * <p>Jackson reads JSON here and does not write it: loading its generator takes longer than the work of a goal that runs no
 * tool, and its data binding would add a sixth to what a build downloads.
 */
public final class JsonWriter {

    private static final String INDENT = "  ";
    /** New lines with the indentation of the first levels. */
    private static final List<String> LINE_STARTS =
            IntStream.range(0, 8).mapToObj(level -> "\n" + INDENT.repeat(level)).toList();

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(512);
    private final boolean indented;
    private int level;
    /** Levels that are lists, whose values need no name. */
    private final BitSet lists = new BitSet();
    /** True if nothing stands in the object or list at hand yet. */
    private boolean isFirst = true;

    private JsonWriter(boolean indented) {
        this.indented = indented;
    }

    /** A writer over several lines. */
    public static JsonWriter indented() {
        return new JsonWriter(true);
    }

    /** A writer on one line, with no space or newline that is not in a text. */
    public static JsonWriter compact() {
        return new JsonWriter(false);
    }

    public JsonWriter object() {
        return open('{');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter list() {
        return open('[');
    }

    public JsonWriter endList() {
        return close(']');
    }

    /** Begins a member of the object at hand. */
    public JsonWriter name(String name) {
        separate();
        quote(name);
        out.append(indented ? ": " : ":");
        return this;
    }

    public JsonWriter text(@Nullable String text) {
        before();
        if (text == null) {
            out.append("null");
        } else {
            quote(text);
        }
        return this;
    }

    public JsonWriter number(@Nullable Integer number) {
        return word(String.valueOf(number));
    }

    /** Writes a number, {@code true}, {@code false} or {@code null} as it is. */
    public JsonWriter word(String word) {
        before();
        out.append(word);
        return this;
    }

    /** Returns the text so far, and forgets it: a large document is handed on piece by piece. */
    public String take() {
        String text = out.toString();
        out.setLength(0);
        return text;
    }

    /** Returns the rest of the document with a newline at its end. */
    public String end() {
        return out.append('\n').toString();
    }

    private JsonWriter open(char bracket) {
        before();
        out.append(bracket);
        level++;
        lists.set(level, bracket == '[');
        isFirst = true;
        return this;
    }

    private JsonWriter close(char bracket) {
        level--;
        if (!isFirst) {
            newLine();
        }
        out.append(bracket);
        isFirst = false;
        return this;
    }

    private void before() {
        if (lists.get(level)) {
            separate();
        }
    }

    private void separate() {
        if (!isFirst) {
            out.append(',');
        }
        isFirst = false;
        newLine();
    }

    private void newLine() {
        if (indented) {
            out.append(LINE_STARTS.get(Math.min(level, LINE_STARTS.size() - 1)));
            for (int i = LINE_STARTS.size(); i <= level; i++) {
                out.append(INDENT);
            }
        }
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
