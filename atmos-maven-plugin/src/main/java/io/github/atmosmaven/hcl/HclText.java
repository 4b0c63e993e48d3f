package io.github.atmosmaven.hcl;

import io.github.atmosmaven.problem.Location;

/** A text of Terraform's language and how far it was read: characters, names, blanks and comments. */
final class HclText {

    static final char END = '\0';

    private final String text;
    private final String file;
    private int at;
    private int line = 1;
    private int lineStart;

    HclText(String text, String file) {
        this.text = text;
        this.file = file;
    }

    /** A place to come back to. */
    record Mark(int at, int line, int lineStart) {}

    Mark mark() {
        return new Mark(at, line, lineStart);
    }

    void reset(Mark mark) {
        at = mark.at();
        line = mark.line();
        lineStart = mark.lineStart();
    }

    /** Returns what was read since a mark. */
    String since(Mark mark) {
        return text.substring(mark.at(), at);
    }

    Location place() {
        return new Location(file, line, at - lineStart + 1);
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /** The next character; {@link #END} behind the last. */
    char peek() {
        return isAtEnd() ? END : text.charAt(at);
    }

    /** Returns true if the character before the next one is this. */
    boolean isBehind(char c) {
        return at > 0 && text.charAt(at - 1) == c;
    }

    boolean startsWith(String start) {
        return text.startsWith(start, at);
    }

    char next() {
        char c = peek();
        at = Math.min(at + 1, text.length());
        if (c == '\n') {
            line++;
            lineStart = at;
        }
        return c;
    }

    /** Reads the text if it comes next. */
    boolean take(String wanted) {
        boolean here = startsWith(wanted);
        for (int i = 0; here && i < wanted.length(); i++) {
            next();
        }
        return here;
    }

    /** Returns true if the rest of the line is a text with nothing but blanks around it. */
    boolean isLine(String wanted) {
        Mark start = mark();
        boolean is = restOfLine().strip().equals(wanted);
        reset(start);
        return is;
    }

    /** The rest of the line, without its end. */
    String restOfLine() {
        int start = at;
        while (!isAtEnd() && peek() != '\n') {
            next();
        }
        String rest = text.substring(start, at);
        return rest.endsWith("\r") ? rest.substring(0, rest.length() - 1) : rest;
    }

    static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    /** A name, which may hold digits and hyphens; empty where none begins. */
    String name() {
        int start = at;
        if (isNameStart(peek())) {
            while (isNameStart(peek()) || Character.isDigit(peek()) || peek() == '-') {
                next();
            }
        }
        return text.substring(start, at);
    }

    /** The characters that numbers are made of. */
    String number() {
        int start = at;
        while (Character.isLetterOrDigit(peek()) || peek() == '.' || isSignOfExponent(start)) {
            next();
        }
        return text.substring(start, at);
    }

    private boolean isSignOfExponent(int start) {
        return (peek() == '+' || peek() == '-') && at > start && "eE".indexOf(text.charAt(at - 1)) >= 0;
    }

    /** Passes over blanks and comments that stay on the line. */
    void skipSpaces() {
        while (true) {
            char c = peek();
            if (c == ' ' || c == '\t' || c == '\r') {
                next();
            } else if (startsWith("/*")) {
                skipComment();
            } else {
                return;
            }
        }
    }

    /** Passes over blanks, line ends and comments of all kinds. */
    void skipLines() {
        while (true) {
            skipSpaces();
            if (peek() == '#' || startsWith("//")) {
                restOfLine();
            } else if (peek() == '\n') {
                next();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        Location start = place();
        while (!take("*/")) {
            if (isAtEnd()) {
                throw Unreadable.malformed(start, "this comment does not end", "close it with '*/'");
            }
            next();
        }
    }
}
