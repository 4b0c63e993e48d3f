package io.github.atmosmaven.yaml;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Tabs between the words of a line: yaml.v3 takes {@code key:<tab>value} and a tab before a comment, SnakeYAML does not.
 * Such a tab becomes a space, which moves nothing. Tabs that indent stay what they are, an error for both.
 */
final class SeparatingTabs {

    /** Each mended run of tabs means another look at the text; this bounds the sum, in characters. */
    private static final long MOST_WORK = 20_000_000;

    /**
     * A line that leaves nothing open: a key with at most a plain value of words, a comment, or nothing at all. Below such
     * lines a line of the same kind is a key again, and no part of a text.
     */
    private static final Pattern CLOSED_LINE = Pattern.compile(
            " *+(?:(?:- )*+[\\w./-]++:(?:(?<tabs>[ \\t]++)[\\w./-][\\w./:-]*+(?: [\\w./-][\\w./:-]*+)*+(?<!:))?|#.*+)? *+\\r?+");

    private long work;

    /** The text without the tabs the parser stumbled over, or {@code null} where they are not to blame. */
    @Nullable
    String mend(String text, MarkedYAMLException error) {
        Mark mark = error.getProblemMark();
        work += text.length();
        if (mark == null || mark.getIndex() >= text.length() || work > MOST_WORK) {
            return null;
        }
        int at = text.offsetByCodePoints(0, Math.min(mark.getIndex(), text.codePointCount(0, text.length())));
        if (at == text.length()) {
            return null;
        }
        // Between brackets SnakeYAML skips tabs, but not the spaces behind them.
        boolean behindTabs = text.charAt(at) == ' ' && at > 0 && text.charAt(at - 1) == '\t';
        int start = behindTabs ? startOfTabs(text, at) : at;
        if (text.charAt(start) != '\t' || !behindTabs && !separates(text, start)) {
            return null;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) == '\t') {
            end++;
        }
        char[] mended = text.toCharArray();
        Arrays.fill(mended, start, end, ' ');
        mendLinesFrom(text.lastIndexOf('\n', start) + 1, text, mended);
        return new String(mended);
    }

    /** Mends this line and those below it as long as they are simple: a file that is aligned with tabs has many. */
    private static void mendLinesFrom(int start, String text, char[] mended) {
        Matcher line = CLOSED_LINE.matcher(text);
        int from = start;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            if (!line.region(from, end).matches()) {
                return;
            }
            if (line.start("tabs") >= 0) {
                Arrays.fill(mended, line.start("tabs"), line.end("tabs"), ' ');
            }
            from = end + 1;
        }
    }

    private static int startOfTabs(String text, int end) {
        int start = end;
        while (start > 0 && text.charAt(start - 1) == '\t') {
            start--;
        }
        return start;
    }

    /** Returns true if more than indentation and the signs of lists and explicit keys stands before it on the line. */
    private static boolean separates(String text, int tab) {
        for (int i = tab - 1; i >= 0 && text.charAt(i) != '\n' && text.charAt(i) != '\r'; i--) {
            if (" \t-?:".indexOf(text.charAt(i)) < 0) {
                return true;
            }
        }
        return false;
    }
}
