package io.github.atmosmaven.yaml.syntax;

import io.github.atmosmaven.problem.Problem;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.Token;

/** Errors in lines that start with {@code %}, and in tags whose handle such a line should define. */
final class HeadErrors {

    private final SourceLines lines;
    private final TokensBefore tokens;

    HeadErrors(SourceLines lines, TokensBefore tokens) {
        this.lines = lines;
        this.tokens = tokens;
    }

    Problem problem(Mark at) {
        return tokens.foundIs(Token.ID.Tag) ? tag(at) : directive(at);
    }

    private Problem tag(Mark at) {
        if (tokens.lastIs(Token.ID.Tag)) {
            return lines.problem(at, "a value can have one tag only", "keep one of the two");
        }
        return lines.problem(
                at,
                "the handle of this tag is not defined",
                "write a function with one '!', as in '!env NAME', or quote a text that starts with '!'");
    }

    private Problem directive(Mark at) {
        String text = lines.from(at);
        if (text.startsWith("%TAG")) {
            return lines.problem(at, "a second %TAG line for one handle", "keep one of the two");
        }
        return text.matches("%YAML\\s+1\\..*")
                ? lines.problem(at, "a second %YAML line", "keep one of the two")
                : lines.problem(
                        at, "this is a version of YAML that is not known", "write '%YAML 1.2', or remove the line");
    }
}
