package io.github.atmosmaven.function;

import io.github.atmosmaven.model.value.FunctionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the text behind a tag: at white space, with single or double quotes, a doubled quote standing for itself (semantics 11.3). */
final class Arguments {

    /** A variable, or a path as far as it is one word. */
    private static final Pattern NAME = Pattern.compile("([\\w./@:~*-]+|\"[^\"]*\"|'[^']*')(?:\\s|$)");

    private static final Set<String> ONLY_A_DEFAULT = Set.of("!repo-root", "!git.root");

    private Arguments() {}

    /** The function for a message: with what it names, and without a default behind it, which may be a secret (D35). */
    static String named(FunctionValue function) {
        Matcher name = NAME.matcher(function.argument());
        return !ONLY_A_DEFAULT.contains(function.tag()) && name.lookingAt()
                ? function.tag() + " " + name.group(1)
                : function.tag();
    }

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
