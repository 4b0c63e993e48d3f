package io.github.atmosmaven.terraform.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words of a line, split by the quoting rules of a POSIX shell, with nothing expanded and nothing run (D69). Blanks
 * separate words. Single quotes keep everything, double quotes all but a backslash before {@code "}, {@code \}, {@code $},
 * a backquote or the end of a line, and a backslash outside of quotes keeps the next character.
 */
final class QuotedWords {

    private static final String ESCAPED_IN_DOUBLE_QUOTES = "\"\\$`\n";
    private static final String BLANKS = " \t\n\r";
    /** Alone and without quotes they would tell a shell to run something else, or to read or write a file. */
    private static final Set<String> OPERATORS = Set.of("|", "||", "&", "&&", ";", ";;", "<", "<<", ">", ">>", "|&");

    /** A line that cannot be split. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        private final String hint;

        Malformed(String message, String hint) {
            super(message);
            this.hint = hint;
        }

        String hint() {
            return hint;
        }
    }

    private final String line;
    private final List<String> words = new ArrayList<>();
    private @Nullable StringBuilder word;
    private boolean quoted;
    private int at;

    private QuotedWords(String line) {
        this.line = line;
    }

    static List<String> of(String line) throws Malformed {
        return new QuotedWords(line).split();
    }

    private List<String> split() throws Malformed {
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (BLANKS.indexOf(c) >= 0) {
                end();
            } else if (c == '\'') {
                singleQuotes();
            } else if (c == '"') {
                doubleQuotes();
            } else if (c == '\\') {
                escape();
            } else {
                open().append(c);
            }
        }
        end();
        return List.copyOf(words);
    }

    private StringBuilder open() {
        StringBuilder current = word;
        if (current == null) {
            current = new StringBuilder();
            word = current;
        }
        return current;
    }

    private StringBuilder openQuoted() {
        quoted = true;
        return open();
    }

    private void singleQuotes() throws Malformed {
        int end = line.indexOf('\'', at);
        if (end < 0) {
            throw unterminated('\'');
        }
        openQuoted().append(line, at, end);
        at = end + 1;
    }

    private void doubleQuotes() throws Malformed {
        StringBuilder current = openQuoted();
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                return;
            }
            boolean escapes = c == '\\' && at < line.length() && ESCAPED_IN_DOUBLE_QUOTES.indexOf(line.charAt(at)) >= 0;
            char kept = escapes ? line.charAt(at++) : c;
            if (!escapes || kept != '\n') {
                current.append(kept);
            }
        }
        throw unterminated('"');
    }

    private void escape() throws Malformed {
        if (at == line.length()) {
            throw new Malformed("a backslash at the end escapes nothing", "write \\\\ for the backslash itself");
        }
        char kept = line.charAt(at++);
        if (kept != '\n') {
            openQuoted().append(kept);
        }
    }

    private static Malformed unterminated(char quote) {
        return new Malformed(
                "the quote " + quote + " has no end", "close it, or write \\" + quote + " for the quote itself");
    }

    private void end() throws Malformed {
        StringBuilder current = word;
        if (current != null) {
            String text = current.toString();
            if (!quoted && OPERATORS.contains(text)) {
                throw new Malformed(
                        "no shell runs the command, so '" + text + "' has no meaning",
                        "leave it out, or put it in quotes if the tool is to get it");
            }
            words.add(text);
        }
        word = null;
        quoted = false;
    }
}
