package io.github.atmosmaven.yaml.syntax;

import io.github.atmosmaven.problem.Problem;
import org.yaml.snakeyaml.error.Mark;

/** Values that end or start in a way that SnakeYAML's scanner cannot read: quotes, block texts, anchors, tags. */
final class ValueErrors {

    private final SourceLines lines;

    ValueErrors(SourceLines lines) {
        this.lines = lines;
    }

    /** A character that no value can start with. */
    Problem start(Mark at, TokensBefore tokens) {
        char c = lines.at(at);
        if (c == '\t') {
            boolean indents = lines.isFirst(at);
            return lines.problem(
                    at,
                    indents ? "a tab cannot indent a line" : "a tab is not allowed here",
                    indents ? "indent with spaces" : "write spaces in place of tabs");
        }
        if (tokens.bracket() != null && (c == '|' || c == '>')) {
            return lines.problem(at, "a value between brackets cannot start with '" + c + "'", "quote the value");
        }
        return lines.problem(at, "a value cannot start with '" + c + "'", Quotes.HINT);
    }

    /** A quoted text that does not end, or an escape in it. */
    Problem quoted(Mark start, Mark at) {
        char quote = lines.at(start);
        String before = lines.before(at);
        int backslash = Math.max(before.lastIndexOf('\\'), 0);
        String escape = before.substring(backslash) + (backslash == before.length() - 1 ? lines.at(at) : "");
        boolean escapes = quote == '"' && !lines.isEnd(at) && escape.matches("\\\\.");
        if (!escapes) {
            return lines.problem(start, "the quoted text that starts here is never closed", Quotes.close(quote));
        }
        String message = "xuU".contains(escape.substring(1))
                ? "the escape '" + escape + "' in double quotes needs a hexadecimal number behind it"
                : "'" + escape + "' is not an escape in double quotes";
        return lines.problem(
                at.getLine(),
                before.codePointCount(0, backslash),
                message,
                "write '\\\\' for a backslash, or use single quotes");
    }

    /** Text behind the {@code |} or {@code >} that starts a block text. */
    Problem block(Mark start, Mark at) {
        char sign = lines.at(start);
        boolean indicator = lines.before(at).matches(".*[|>][+-]?") && lines.at(at) == '0';
        return indicator
                ? lines.problem(
                        start,
                        "the indentation of a block text is a number from 1 to 9",
                        "write '" + sign + "' alone: the indentation is seen from the text")
                : lines.problem(
                        at,
                        "there is text behind the '" + sign + "' that starts a block text",
                        "start the text on the line below, or quote a value that starts with '" + sign + "'");
    }

    /** A {@code *} or {@code &} that no name follows. */
    Problem name(Mark start, Mark at) {
        char sign = lines.at(start);
        String kind = sign == '*' ? "an alias" : "an anchor";
        String value = lines.from(start);
        String message = at.getColumn() == start.getColumn() + 1
                ? "'" + sign + "' starts " + kind + ", and needs a name right behind it"
                : "'" + sign + "' starts " + kind + ", whose name cannot hold '" + lines.at(at) + "'";
        return lines.problem(start, message, value.length() == 1 ? "name it, or quote it" : Quotes.HINT);
    }

    Problem tag(Mark start, Mark at) {
        String text = lines.from(start);
        if (text.startsWith("!<")) {
            return lines.problem(start, "the tag that starts with '!<' is not closed", "write '>' behind it");
        }
        char next = lines.at(at);
        return next == ' '
                ? lines.problem(
                        start, "the text that starts with '!' here is not a tag", "quote a text that starts with '!'")
                : lines.problem(
                        start,
                        "the tag that starts here runs into '" + next + "'",
                        "write a space behind the tag, or quote a text that starts with '!'");
    }
}
