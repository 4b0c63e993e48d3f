package io.github.atmosmaven.model.path;

import java.text.Normalizer;
import java.util.Locale;

/** Names as file systems compare them that know neither the case of letters nor the Unicode form of characters (D77). */
public final class PathForms {

    private static final char FIRST_BEYOND_ASCII = 128;

    private PathForms() {}

    /** One text for all names that such a file system takes for one. */
    public static String folded(String name) {
        if (isPlain(name)) {
            return name;
        }
        return composed(composed(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }

    /** A text as the tools take it from any configuration: with its characters in one piece each, Unicode's form C. */
    public static String composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_BEYOND_ASCII) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /** Returns true if folding keeps a name as it is. No file system takes two different names of this kind for one. */
    public static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z' || c >= FIRST_BEYOND_ASCII) {
                return false;
            }
        }
        return true;
    }

    /** Describes the difference between two names that fold to the same text. */
    public static String difference(String left, String right) {
        return composed(left).equals(composed(right)) ? "in the Unicode form of their characters" : "in case";
    }
}
