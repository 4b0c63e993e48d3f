package io.github.atmosmaven.problem;

/**
 * Text written by users, made fit for a message. Long text is shortened, so that it does not bury the message, and
 * control characters are escaped, so that they cannot steer the terminal or pass for other text.
 */
public final class DisplayText {

    private static final int LONGEST_WORD = 256;
    private static final int WORD_START = 160;
    private static final int WORD_END = 60;
    private static final int LONGEST_LINE = 1_600;
    private static final int LINE_START = 1_000;
    private static final int LINE_END = 400;
    private static final int IDEOGRAPHIC_SPACE = 0x3000;
    private static final String LEFT_OUT = "…";

    private DisplayText() {}

    /** The text with the middle left out of words, and then of lines, that are longer than anybody reads. */
    public static String shortened(String text) {
        if (text.length() <= LONGEST_WORD) {
            return text;
        }
        StringBuilder shortened = new StringBuilder(LONGEST_LINE);
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            shortened.append(i == 0 ? "" : "\n").append(line(lines[i]));
        }
        return shortened.toString();
    }

    private static String line(String line) {
        StringBuilder shortened = new StringBuilder(Math.min(line.length(), LONGEST_LINE));
        String[] words = line.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            shortened.append(i == 0 ? "" : " ");
            shortened.append(
                    words[i].length() > LONGEST_WORD ? withoutMiddle(words[i], WORD_START, WORD_END) : words[i]);
        }
        return shortened.length() > LONGEST_LINE
                ? withoutMiddle(shortened.toString(), LINE_START, LINE_END)
                : shortened.toString();
    }

    private static String withoutMiddle(String text, int start, int end) {
        int from = text.length() - end;
        // Not within a character.
        int until = Character.isHighSurrogate(text.charAt(start - 1)) ? start - 1 : start;
        return text.substring(0, until)
                + LEFT_OUT
                + text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }

    /** The text with everything escaped that does not show as itself; lines and tabs remain. */
    public static String escaped(String text) {
        return escaped(text, false);
    }

    /** Returns the text on one line, with everything escaped that does not show as itself. */
    public static String onOneLine(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean oneLine) {
        if (text.codePoints().allMatch(c -> shows(c, oneLine))) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (shows(c, oneLine)) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append(escape(c));
            }
        });
        return escaped.toString();
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c);
        };
    }

    private static boolean shows(int c, boolean oneLine) {
        return c == '\n' || c == '\t' ? !oneLine : isSeen(c);
    }

    /**
     * Returns true if a reader sees the character as itself, or as a plain space: what has no width, turns the direction of text
     * around, or looks like a space and is none would make two texts look the same, or one look like another.
     */
    public static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            case Character.SPACE_SEPARATOR -> c == ' ' || c == IDEOGRAPHIC_SPACE;
            default -> !isBlank(c) && (c & 0xFFFE) != 0xFFFE;
        };
    }

    /** Letters and marks that fonts draw as nothing: fillers of Hangul, and what chooses a form of the sign before. */
    private static boolean isBlank(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c >= 0x180B && c <= 0x180F
                || c == 0x3164
                || c == 0xFFA0
                || c >= 0xE0100 && c <= 0xE01EF;
    }
}
