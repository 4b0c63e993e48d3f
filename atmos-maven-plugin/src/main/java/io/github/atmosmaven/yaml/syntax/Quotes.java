package io.github.atmosmaven.yaml.syntax;

/** Messages about quoted text that is not closed, and the test for it. */
final class Quotes {

    static final String UNCLOSED = "the quoted text that starts here is not closed on its line";

    /** Hint for a value that starts or continues with a text that has a meaning in YAML. */
    static final String HINT = "quote the value";

    private Quotes() {}

    /** Returns true if a line starts with a quote that it does not close. */
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
}
