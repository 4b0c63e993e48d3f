package io.github.atmosmaven.hcl;

import io.github.atmosmaven.problem.Location;
import java.util.List;

/** Reads texts of Terraform's language: in quotes, and as heredocs. */
final class HclStrings {

    /** Reads a template, whose opening sign and brace come next, and returns what stands for it in the text. */
    @FunctionalInterface
    interface Templates {
        String read(HclText text);
    }

    /** Refuses templates, since what they come to would have to be computed. */
    static final Templates REFUSED = text -> {
        throw Unreadable.computed(text.place(), "the template '" + text.peek() + "{'");
    };

    private static final int SHORT_ESCAPE = 4;
    private static final int LONG_ESCAPE = 8;

    private final HclText text;
    private final Templates templates;

    HclStrings(HclText text, Templates templates) {
        this.text = text;
        this.templates = templates;
    }

    /** At the opening quote. */
    String quoted() {
        Location start = text.place();
        text.next();
        StringBuilder value = new StringBuilder();
        while (text.peek() != '"') {
            if (text.isAtEnd() || text.peek() == '\n') {
                throw Unreadable.malformed(start, "the quotes of this text do not close on its line", "close them");
            }
            if (text.peek() == '\\') {
                value.append(escape());
            } else {
                value.append(plain());
            }
        }
        text.next();
        return value.toString();
    }

    /** Reads one character or one template. A doubled sign stands for itself. */
    String plain() {
        for (String sign : List.of("$", "%")) {
            if (text.take(sign + sign + "{")) {
                return sign + "{";
            }
            if (text.startsWith(sign + "{")) {
                return templates.read(text);
            }
        }
        return String.valueOf(text.next());
    }

    private String escape() {
        Location start = text.place();
        text.next();
        char c = text.next();
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"', '\\' -> String.valueOf(c);
            case 'u' -> character(start, SHORT_ESCAPE);
            case 'U' -> character(start, LONG_ESCAPE);
            default ->
                throw Unreadable.malformed(
                        start,
                        "Terraform does not know the escape '\\" + c + "'",
                        "double the backslash if it is meant");
        };
    }

    private String character(Location start, int digits) {
        int code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(text.next(), 16);
            code = digit < 0 || code > Character.MAX_CODE_POINT ? -1 : code * 16 + digit;
            if (code < 0) {
                break;
            }
        }
        boolean half = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        if (!Character.isValidCodePoint(code) || half) {
            throw Unreadable.malformed(
                    start,
                    "this escape does not stand for a character",
                    "write four digits behind \\u, or eight behind \\U");
        }
        return Character.toString(code);
    }

    /** Behind {@code <<}. */
    String heredoc() {
        Location start = text.place();
        boolean indented = text.take("-");
        String mark = text.name();
        if (mark.isEmpty() || !text.restOfLine().isBlank()) {
            throw Unreadable.malformed(start, "a heredoc begins with a word alone on its line", "write it as <<EOT");
        }
        text.next();
        StringBuilder lines = new StringBuilder();
        while (!text.isAtEnd()) {
            if (text.isLine(mark)) {
                text.restOfLine();
                return joined(lines.toString().replace("\r\n", "\n"), indented);
            }
            while (!text.isAtEnd() && text.peek() != '\n') {
                lines.append(plain());
            }
            lines.append(text.isAtEnd() ? "" : text.next());
        }
        throw Unreadable.malformed(start, "this heredoc does not end", "write " + mark + " alone on a line below it");
    }

    private static String joined(String lines, boolean indented) {
        if (!indented || lines.isEmpty()) {
            return lines;
        }
        return String.join("\n", unindented(lines.lines().toList())) + "\n";
    }

    private static List<String> unindented(List<String> lines) {
        int common = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.substring(Math.min(common, line.length())))
                .toList();
    }
}
