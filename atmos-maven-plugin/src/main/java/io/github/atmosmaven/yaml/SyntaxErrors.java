package io.github.atmosmaven.yaml;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in a user's words, and at a place inside the file, what SnakeYAML's parser found wrong. */
final class SyntaxErrors {

    private final List<String> lines;
    private final String file;

    SyntaxErrors(String text, String file) {
        this.lines = List.of(text.split("\r\n|[\n\r\u0085\u2028\u2029]", -1));
        this.file = file;
    }

    /** @param bracket finds the bracket that is open where the text ends; null where none is */
    Problem problem(MarkedYAMLException error, Supplier<@Nullable Mark> bracket) {
        String found = error.getProblem() == null ? "" : error.getProblem();
        String context = error.getContext() == null ? "" : error.getContext();
        boolean unclosed = found.contains("unexpected end of stream") || found.contains("<stream end>");
        Mark mark = error.getProblemMark();
        if ((unclosed || mark == null) && error.getContextMark() != null) {
            mark = error.getContextMark();
        }
        if (unclosed && context.contains("flow")) {
            Mark open = bracket.get();
            mark = open == null ? mark : open;
        }
        Location at = mark == null ? place(0, 0) : place(mark.getLine(), mark.getColumn());
        String hint = isUnquotedTemplate(at) ? MapKeys.QUOTE_TEMPLATE : unclosed ? closing(context) : hint(found);
        return problem(at, message(found, context, unclosed), hint);
    }

    /** Zero-based line and column to a place that is inside the text. */
    Location place(int line, int column) {
        int inside = Math.min(line, lines.size() - 1);
        String text = lines.get(inside);
        int length = text.codePointCount(0, text.length());
        return new Location(file, inside + 1, (inside < line ? length : Math.min(column, length)) + 1);
    }

    private Problem problem(Location at, String message, @Nullable String hint) {
        return Problem.error(ProblemCode.MALFORMED_YAML, at, message, hint);
    }

    private boolean isUnquotedTemplate(Location at) {
        String line = lines.get(at.line() - 1).strip();
        return line.contains(": {{") || line.startsWith("- {{") || line.startsWith("{{");
    }

    private static String message(String found, String context, boolean unclosed) {
        if (found.contains("\\t(TAB)")) {
            return "a tab cannot be used here";
        }
        if (unclosed) {
            return unclosed(context);
        }
        if (found.contains("mapping values are not allowed here")) {
            return "a second ': ' on this line, or a line that is indented too far";
        }
        if (found.contains("could not find expected ':'")) {
            return "a key without ':'";
        }
        if (found.contains("expected <block end>")) {
            return "this does not line up with what is above it";
        }
        if (found.contains("sequence entries are not allowed here")) {
            return "a list item cannot start here";
        }
        if (found.contains("that cannot start any token")) {
            return "a value cannot start with this character";
        }
        if (found.contains("expected ',' or")) {
            return "a ',' or the closing bracket is missing";
        }
        if (found.contains("<document start>")) {
            return "something follows the end of the document";
        }
        if (found.contains("unknown escape character")) {
            return "an unknown escape in double quotes";
        }
        return Shown.of(found.isEmpty() ? context : found);
    }

    private static String unclosed(String context) {
        if (context.contains("quoted scalar")) {
            return "the quoted text that starts here is never closed";
        }
        return context.contains("flow") ? "the bracket that opens here is never closed" : "the file ends too early";
    }

    private static @Nullable String closing(String context) {
        if (context.contains("quoted scalar")) {
            return "close it with the quote that it starts with";
        }
        return context.contains("flow") ? "write the ']' or '}' that closes it" : null;
    }

    private static @Nullable String hint(String found) {
        if (found.contains("\\t(TAB)")) {
            return "indent with spaces";
        }
        if (found.contains("mapping values are not allowed here")) {
            return "quote a value that holds ': ', or mend the indentation";
        }
        if (found.contains("expected ',' or")) {
            return "write the ',' between two items, or the bracket that closes them";
        }
        if (found.contains("could not find expected ':'")) {
            return "write 'key: value', with a space behind the colon";
        }
        if (found.contains("expected <block end>")) {
            return "mend the indentation, or quote the value above";
        }
        if (found.contains("that cannot start any token")) {
            return "quote the value";
        }
        if (found.contains("unknown escape character")) {
            return "write '\\\\' for a backslash, or use single quotes";
        }
        return null;
    }
}
