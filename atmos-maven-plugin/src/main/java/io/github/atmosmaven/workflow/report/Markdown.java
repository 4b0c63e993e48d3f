package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.problem.DisplayText;

/** Texts that are not ours, made fit for a Markdown document: they show as they are and mark nothing up. */
public final class Markdown {

    private static final String MARKS = "\\`*_[]#|~!@";

    private Markdown() {}

    /** A text in a line, or in a cell of a table. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length() + 8);
        DisplayText.onOneLine(text).chars().forEach(c -> {
            if (MARKS.indexOf(c) >= 0) {
                line.append('\\');
            }
            line.append(html((char) c));
        });
        return line.toString();
    }

    /** A text within an element of HTML, where Markdown is not read. */
    public static String inHtml(String text) {
        StringBuilder line = new StringBuilder(text.length() + 8);
        DisplayText.onOneLine(text).chars().forEach(c -> line.append(html((char) c)));
        return line.toString();
    }

    private static String html(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            default -> String.valueOf(c);
        };
    }

    /** Lines as they are, with a fence that none of them can end. */
    public static String block(String language, String text) {
        String shown = DisplayText.escaped(text);
        String fence = "```";
        while (shown.contains(fence)) {
            fence += "`";
        }
        return fence + language + "\n" + shown + (shown.endsWith("\n") ? "" : "\n") + fence + "\n";
    }
}
