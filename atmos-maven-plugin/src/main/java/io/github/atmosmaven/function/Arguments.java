package io.github.atmosmaven.function;

import java.util.ArrayList;
import java.util.List;

/** Splits the text behind a tag: at white space, with single or double quotes, a doubled quote standing for itself (11.3). */
final class Arguments {

    private Arguments() {}

    /** Throws {@link IllegalArgumentException} when a quote is not closed. */
    static List<String> split(String text) {
        List<String> arguments = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '\'' || c == '"') {
                i = quoted(text, i, arguments);
            } else {
                int end = i;
                while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                arguments.add(text.substring(i, end));
                i = end;
            }
        }
        return List.copyOf(arguments);
    }

    private static int quoted(String text, int open, List<String> arguments) {
        char quote = text.charAt(open);
        StringBuilder argument = new StringBuilder();
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) != quote) {
                argument.append(text.charAt(i));
            } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                argument.append(quote);
                i++;
            } else {
                arguments.add(argument.toString());
                return i + 1;
            }
        }
        throw new IllegalArgumentException("a quote is not closed");
    }
}
