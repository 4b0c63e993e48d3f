package io.github.atmosmaven.function.hcl;

import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;

/** Reads texts of Terraform's language: in quotes, and as heredocs. A template within is refused, as it is computed. */
final class HclStrings {

    private static final int SHORT_ESCAPE = 4;
    private static final int LONG_ESCAPE = 8;

    private final HclText text;

    HclStrings(HclText text) {
        this.text = text;
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

    /** One character; a doubled sign stands for itself, and a template is an error. */
    private String plain() {
        for (String sign : List.of("$", "%")) {
            if (text.take(sign + sign + "{")) {
                return sign + "{";
            }
            if (text.startsWith(sign + "{")) {
                throw Unreadable.computed(text.place(), "the template '" + sign + "{'");
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
                        start, "Terraform knows no escape '\\" + c + "'", "double the backslash if it is meant");
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
                    start, "this escape is no character", "write four digits behind \\u, or eight behind \\U");
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
        List<String> lines = new ArrayList<>();
        while (!text.isAtEnd()) {
            Location place = text.place();
            String line = text.restOfLine();
            if (line.strip().equals(mark)) {
                return joined(indented ? unindented(lines) : lines);
            }
            lines.add(filled(line, place));
            text.next();
        }
        throw Unreadable.malformed(start, "this heredoc does not end", "write " + mark + " alone on a line below it");
    }

    private static String filled(String line, Location place) {
        HclStrings within = new HclStrings(new HclText(line, place.file()));
        StringBuilder filled = new StringBuilder();
        try {
            while (!within.text.isAtEnd()) {
                filled.append(within.plain());
            }
        } catch (Unreadable e) {
            int column = within.text.place().column();
            throw Unreadable.computed(new Location(place.file(), place.line(), column), "the template in this heredoc");
        }
        return filled.toString();
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

    private static String joined(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
