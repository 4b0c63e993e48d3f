package io.github.atmosmaven.yaml;

import io.github.atmosmaven.problem.DisplayText;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.reader.StreamReader;

/** Tells which text can stand without quotes: text that every parser, of YAML 1.1 or 1.2, reads back as that text. */
final class PlainText {

    /** Read as something else by YAML 1.1, 1.2 or both, in any case. */
    private static final Set<String> WORDS =
            Set.of("true", "false", "null", "~", "yes", "no", "on", "off", "y", "n", "<<", "=", "nan", "inf");

    /** Ends the document where a line starts with it. */
    private static final String END_OF_DOCUMENT = "...";

    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<~ ";
    private static final String OF_NUMBERS_AND_DATES = "+-._: ,tTzZxXoOeEabcdfABCDFinIN";

    private PlainText() {}

    /** Returns true if the text means itself without quotes. */
    static boolean isSafe(String text) {
        return isScannable(text) && !WORDS.contains(text.toLowerCase(Locale.ROOT)) && !mayBeNumber(text);
    }

    /** Returns true if a parser finds the start and the end of the text, whatever it then takes it for. */
    static boolean isScannable(String text) {
        if (text.isEmpty() || INDICATORS.indexOf(text.charAt(0)) >= 0 || text.endsWith(" ") || text.endsWith(":")) {
            return false;
        }
        if (text.startsWith(END_OF_DOCUMENT)) {
            return false;
        }
        return isPrintable(text) && text.indexOf('\n') < 0 && !text.contains(": ") && !text.contains(" #");
    }

    /** Returns true if the text can be written without escapes: nothing but visible characters, spaces and line feeds. */
    static boolean isPrintable(String text) {
        return text.codePoints().allMatch(c -> c == '\n' || isVisible(c));
    }

    /** Returns true if a character stands for itself in YAML, and a reader sees it as itself. */
    static boolean isVisible(int c) {
        return StreamReader.isPrintable(c) && DisplayText.isSeen(c);
    }

    /** Returns true if it starts like a number and holds nothing that no number, date or time of any YAML version has. */
    private static boolean mayBeNumber(String text) {
        char first = text.charAt(0);
        if ((first < '0' || first > '9') && first != '+' && first != '.') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && OF_NUMBERS_AND_DATES.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
