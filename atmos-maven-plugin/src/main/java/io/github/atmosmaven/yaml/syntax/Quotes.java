package io.github.atmosmaven.yaml.syntax;

/** Where quoted text ends, and what is said where it does not. */
final class Quotes {

    static final String UNCLOSED = "the quoted text that starts here is not closed on its line";

    private Quotes() {}

    /** Whether a line starts with a quote that it does not close. */
    static boolean opensOnly(String line) {
        if (line.isEmpty() || line.charAt(0) != '"' && line.charAt(0) != '\'') {
            return false;
        }
        boolean escapes = line.charAt(0) == '"';
        for (int i = 1; i < line.length(); i++) {
            if (escapes && line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == line.charAt(0)) {
                return false;
            }
        }
        return true;
    }

    static String close(char quote) {
        return "close it with " + quote;
    }

    /** How to quote a value, shown where that is short and certain. */
    static String hint(String value) {
        boolean certain = value.length() < 60
                && value.codePoints().noneMatch(c -> c == '\'' || c == '"')
                && !value.endsWith(",")
                && value.codePoints().noneMatch(c -> "[]{}\t".indexOf(c) >= 0);
        return certain ? "quote the value: '" + value + "'" : "quote the value";
    }
}
