package io.github.atmosmaven.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text apart at its actions, with the rules of Go's {@code text/template}: quoted text and comments may hold
 * <code>}}</code>, and a trim marker is a hyphen with white space on its inner side.
 */
final class TemplateParser {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final String COMMENT = "/*";
    private static final String COMMENT_END = "*/";

    /** Fields of the data, which {@code $} names as well as the lone dot does. */
    private static final Pattern FIELD = Pattern.compile("\\$?((?:\\.[\\p{L}_][\\p{L}\\p{Nd}_]*+)++)");

    private final String text;
    private final List<Segment> segments = new ArrayList<>();
    private int position;
    private boolean trimNext;

    private TemplateParser(String text) {
        this.text = text;
    }

    static List<Segment> parse(String text) {
        int open = text.indexOf(OPEN);
        if (open < 0) {
            return text.isEmpty() ? List.of() : List.of(new Segment.Literal(text));
        }
        TemplateParser parser = new TemplateParser(text);
        while (open >= 0) {
            parser.action(open);
            open = text.indexOf(OPEN, parser.position);
        }
        parser.literal(text.length(), false);
        return List.copyOf(parser.segments);
    }

    private void action(int open) {
        int start = open + OPEN.length();
        boolean trimLeft = start + 1 < text.length() && text.charAt(start) == '-' && isSpace(text.charAt(start + 1));
        literal(open, trimLeft);
        int inner = trimLeft ? start + 2 : start;
        int close = text.startsWith(COMMENT, inner) ? endOfComment(inner) : endOfAction(inner);
        if (close < 0) {
            segments.add(new Segment.Unclosed(text.substring(open)));
            position = text.length();
            return;
        }
        trimNext = close - 2 >= inner - 1 && text.charAt(close - 1) == '-' && isSpace(text.charAt(close - 2));
        position = close + CLOSE.length();
        if (!text.startsWith(COMMENT, inner)) {
            String action = text.substring(inner, trimNext ? Math.max(inner, close - 2) : close);
            segments.add(segment(action, text.substring(open, position)));
        }
    }

    private static Segment segment(String action, String source) {
        Matcher field = FIELD.matcher(trimRight(trimLeft(action)));
        return field.matches()
                ? new Segment.Field(
                        new Reference(List.of(field.group(1).substring(1).split("\\."))), source)
                : new Segment.Other(source);
    }

    private void literal(int end, boolean trimRight) {
        String literal = text.substring(position, end);
        literal = trimNext ? trimLeft(literal) : literal;
        literal = trimRight ? trimRight(literal) : literal;
        if (!literal.isEmpty()) {
            segments.add(new Segment.Literal(literal));
        }
        trimNext = false;
    }

    /** The place of the closing braces, or -1; nothing but a trim marker may stand between a comment and them. */
    private int endOfComment(int start) {
        int end = text.indexOf(COMMENT_END, start + COMMENT.length());
        if (end < 0) {
            return -1;
        }
        int close = end + COMMENT_END.length();
        boolean trim = close + 1 < text.length() && isSpace(text.charAt(close)) && text.charAt(close + 1) == '-';
        close += trim ? 2 : 0;
        return text.startsWith(CLOSE, close) ? close : -1;
    }

    private int endOfAction(int start) {
        int i = start;
        while (i >= 0 && i < text.length()) {
            char c = text.charAt(i);
            if (text.startsWith(CLOSE, i)) {
                return i;
            }
            i = c == '"' || c == '`' || c == '\'' ? endOfQuote(i) : i + 1;
        }
        return -1;
    }

    /** The place behind the quoted text that starts here, or -1. */
    private int endOfQuote(int start) {
        char quote = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return i + 1;
            }
            if (c == '\\' && quote != '`') {
                i++;
            }
        }
        return -1;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static String trimLeft(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    private static String trimRight(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
