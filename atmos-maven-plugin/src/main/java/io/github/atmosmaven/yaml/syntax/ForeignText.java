package io.github.atmosmaven.yaml.syntax;

import io.github.atmosmaven.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/** Texts that are not YAML at all: templates without quotes, and conflict markers of a merge. */
final class ForeignText {

    private static final Pattern CONFLICT = Pattern.compile("(<{7}|>{7})( .*)?");
    private static final Pattern TEMPLATE = Pattern.compile("^[^\"']*?(?:^\\s*|[:,-] +|\\[ *)(\\{\\{)");
    private static final Pattern STATEMENT =
            Pattern.compile("\\{\\{-?\\s*(if|else|end|range|with|define|block|template|/\\*).*");

    private static final String QUOTE = "quote a value that starts with a template: \"{{ .vars.stage }}\"";

    private final SourceLines lines;

    ForeignText(SourceLines lines) {
        this.lines = lines;
    }

    /**
     * Returns the problem that explains why the text cannot be read at a place, or {@code null} if there is no such
     * text.
     *
     * @param start start of the value that is read at the place; null if the parser does not tell
     */
    @Nullable
    Problem problem(Mark at, @Nullable Mark start) {
        int conflict = conflict();
        if (conflict >= 0) {
            return lines.problem(
                    conflict,
                    0,
                    "a conflict marker of git: both versions of the file are here, one below the other",
                    "keep one of the two, and remove the lines '<<<<<<<', '=======' and '>>>>>>>'");
        }
        Problem template = template(at);
        return template == null && start != null ? template(start) : template;
    }

    private int conflict() {
        for (int i = 0; i < lines.count(); i++) {
            if (CONFLICT.matcher(lines.line(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Problem template(Mark at) {
        String line = lines.line(at.getLine());
        Matcher template = TEMPLATE.matcher(line);
        if (!template.find() || line.codePointCount(0, template.start(1)) > at.getColumn()) {
            return null;
        }
        return unquoted(at.getLine(), line.codePointCount(0, template.start(1)));
    }

    /** A template at a place, where it is for certain. */
    Problem unquoted(int line, int column) {
        String text = lines.line(line).strip();
        return STATEMENT.matcher(text).matches()
                ? lines.problem(
                        line,
                        column,
                        "a template on a line of its own: only the values of a manifest are rendered",
                        "remove the line, or put the template into a quoted value")
                : lines.problem(line, column, "a template is not quoted", QUOTE);
    }
}
