package io.github.atmosmaven.yaml.syntax;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/** The lines of a malformed text, to look at what a person would see there. Lines and columns count from 0, in characters. */
public final class SourceLines {

    private final List<String> lines;
    private final String file;

    public SourceLines(String text, String file) {
        this.lines = List.of(text.split("\r\n|[\n\r\u0085\u2028\u2029]", -1));
        this.file = file;
    }

    int count() {
        return lines.size();
    }

    String line(int line) {
        return line >= 0 && line < lines.size() ? lines.get(line) : "";
    }

    /** Returns the text from a place to the end of its line. */
    String rest(Mark mark) {
        String line = line(mark.getLine());
        return line.substring(offset(line, mark.getColumn())).strip();
    }

    /** Returns the text from a place to the end of its line, without a possible comment. */
    String from(Mark mark) {
        String rest = rest(mark);
        int comment = rest.indexOf(" #");
        return (comment < 0 ? rest : rest.substring(0, comment)).strip();
    }

    /** Returns the text on a line before a place. */
    String before(Mark mark) {
        String line = line(mark.getLine());
        return line.substring(0, offset(line, mark.getColumn()));
    }

    /** The character at a place; a space behind the end of a line. */
    char at(Mark mark) {
        String line = line(mark.getLine());
        int offset = offset(line, mark.getColumn());
        return offset < line.length() ? line.charAt(offset) : ' ';
    }

    boolean isEnd(Mark mark) {
        return mark.getLine() >= lines.size() - 1 && rest(mark).isEmpty();
    }

    boolean isFirst(Mark mark) {
        return before(mark).isBlank();
    }

    int indentation(int line) {
        String text = line(line);
        int i = 0;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    /** The nearest line above that says something, or -1. */
    int spokenAbove(int line) {
        int above = Math.min(line, lines.size()) - 1;
        while (above >= 0 && (line(above).isBlank() || line(above).strip().startsWith("#"))) {
            above--;
        }
        return above;
    }

    private static int offset(String line, int column) {
        int length = line.codePointCount(0, line.length());
        return line.offsetByCodePoints(0, Math.min(column, length));
    }

    Problem problem(Mark mark, String message, @Nullable String hint) {
        return problem(mark.getLine(), mark.getColumn(), message, hint);
    }

    Problem problem(int line, int column, String message, @Nullable String hint) {
        return Problem.error(ProblemCode.MALFORMED_YAML, place(line, column), message, hint);
    }

    /** A line's text, at its first character that is no space. */
    Problem problemOfLine(int line, String message, @Nullable String hint) {
        return problem(line, indentation(line), message, hint);
    }

    /** Behind the last character of a line that is no space. */
    Problem problemBehindLine(int line, String message, @Nullable String hint) {
        String text = line(line).stripTrailing();
        return problem(line, text.codePointCount(0, text.length()), message, hint);
    }

    /** A location that is inside the text, wherever a mark is. */
    public Location place(int line, int column) {
        int inside = Math.min(line, lines.size() - 1);
        String text = lines.get(inside);
        int length = text.codePointCount(0, text.length());
        return new Location(file, inside + 1, (inside < line ? length : Math.min(column, length)) + 1);
    }
}
