package io.github.atmosmaven.yaml.syntax;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Feeds SnakeYAML's scanner from a text that is at hand. The reader of SnakeYAML copies all it has buffered for every
 * further kilobyte, which takes minutes for a long value without a space; and it lets marks hold on to its buffers.
 */
public final class TextSource extends StreamReader {

    private static final int[] NO_SNIPPET = {};
    private static final int END = 0;

    /** Signs that may stand before and inside a key for SnakeYAML's scanner. */
    private static final boolean[] INDICATORS = new boolean[128];

    static {
        "[]{},:&*!".chars().forEach(indicator -> INDICATORS[indicator] = true);
    }

    /** SnakeYAML gives up looking for the end of a key after 1,024 characters; here, after 128 indicators. */
    private static final int CHARACTERS_OF_INDICATOR = 8;

    private final String text;

    /** The text by code points where it has characters that take two {@code char}, else empty. */
    private final int[] codePoints;

    private final int length;
    private int position;
    private int indicators;
    private int line;
    private int column;
    private Mark mark = new Mark("", 0, 0, 0, NO_SNIPPET, 0);

    public TextSource(String text) {
        super("");
        this.text = text;
        this.codePoints = hasSurrogates(text) ? text.codePoints().toArray() : NO_SNIPPET;
        this.length = codePoints.length == 0 ? text.length() : codePoints.length;
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private int at(int index) {
        return codePoints.length == 0 ? text.charAt(index) : codePoints[index];
    }

    @Override
    public int peek() {
        return position < length ? at(position) : END;
    }

    @Override
    public int peek(int ahead) {
        int index = position + ahead;
        return index < length ? at(index) : END;
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int count) {
        if (count == 1) {
            int passed = peek();
            indicators += passed < INDICATORS.length && INDICATORS[passed] ? 1 : 0;
        }
        for (int i = 0; i < count && position < length; i++) {
            int c = at(position);
            position++;
            if (isLineEnd(c)) {
                line++;
                column = 0;
            } else if (c != 0xFEFF) {
                column++;
            }
        }
    }

    private boolean isLineEnd(int c) {
        if (c == '\r') {
            return peek() != '\n';
        }
        return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    @Override
    public String prefix(int count) {
        int end = Math.min(position + count, length);
        return codePoints.length == 0
                ? text.substring(position, end)
                : new String(codePoints, position, end - position);
    }

    /** Returns the next characters and moves on behind them. SnakeYAML never uses it across a line end. */
    @Override
    public String prefixForward(int count) {
        String prefix = prefix(count);
        int passed = Math.min(count, length - position);
        position += passed;
        column += passed;
        return prefix;
    }

    /** The scanner asks for the place of a token several times. Marks are a large part of all that parsing allocates. */
    @Override
    public Mark getMark() {
        if (mark.getIndex() != position) {
            mark = new Mark("", position, line, column, NO_SNIPPET, 0);
        }
        return mark;
    }

    /**
     * The scanner asks only to limit a key to 1,024 characters. The text of a key may have any length (D24), and is not
     * passed over one by one; brackets do count, as a list or map that might become a key keeps the scanner from handing
     * out any of it, in a time that is the square of its items.
     */
    @Override
    public int getIndex() {
        return Math.min(position, 1) + indicators * CHARACTERS_OF_INDICATOR;
    }

    @Override
    public int getDocumentIndex() {
        return 0;
    }

    @Override
    public void resetDocumentIndex() {
        // The limit of a document is checked before it is read.
    }

    @Override
    public int getLine() {
        return line;
    }

    @Override
    public int getColumn() {
        return column;
    }
}
