package io.github.atmosmaven.yaml.syntax;

import io.github.atmosmaven.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.scanner.ScannerException;
import org.yaml.snakeyaml.tokens.Token;

/**
 * Says in a user's words, and at the place where it is to be mended, what SnakeYAML's parser stumbled over. What that was
 * is told by the places of its exception and by the text there; of its English no more is used than {@link #UNENDED_KEY}.
 */
public final class SyntaxErrors {

    private static final String UNENDED_KEY = "simple key";

    private final SourceLines lines;
    private final String text;
    private final LoaderOptions options;

    /** @param text the text that the parser read, with its tabs mended */
    public SyntaxErrors(SourceLines lines, String text, LoaderOptions options) {
        this.lines = lines;
        this.text = text;
        this.options = options;
    }

    public Problem problem(MarkedYAMLException error) {
        Mark at = error.getProblemMark() != null ? error.getProblemMark() : error.getContextMark();
        if (at == null) {
            return lines.problem(0, 0, Excerpt.of(String.valueOf(error.getProblem())), null);
        }
        if (error instanceof UnquotedTemplate) {
            return new ForeignText(lines).unquoted(at.getLine(), at.getColumn() - 1);
        }
        Problem foreign = new ForeignText(lines).problem(at, error.getContextMark());
        if (foreign != null) {
            return foreign;
        }
        Problem problem = error instanceof ScannerException ? ofScanner(error, at) : ofParser(at);
        return problem != null ? problem : lines.problem(at, "this is not allowed here", null);
    }

    private @Nullable Problem ofScanner(MarkedYAMLException error, Mark at) {
        TokensBefore tokens = TokensBefore.read(text, options, null);
        Mark context = error.getContextMark();
        KeyErrors keys = new KeyErrors(lines, tokens);
        if (context == null) {
            return switch (lines.at(at)) {
                case ':' -> keys.colon(at);
                case '-' -> keys.listItem(at);
                case '?' -> keys.explicitKey(at);
                default -> new ValueErrors(lines).start(at, tokens);
            };
        }
        if (String.valueOf(error.getContext()).contains(UNENDED_KEY)) {
            return keys.withoutColon(context);
        }
        ValueErrors values = new ValueErrors(lines);
        return switch (lines.at(context)) {
            case '"', '\'' -> values.quoted(context, at);
            case '|', '>' -> values.block(context, at);
            case '&', '*' -> values.name(context, at);
            case '!' -> values.tag(context, at);
            default ->
                lines.problem(
                        context,
                        "a line that starts with '%' is a directive, and YAML has no such directive",
                        "remove the line, or quote a text that starts with '%'");
        };
    }

    private @Nullable Problem ofParser(Mark at) {
        TokensBefore tokens = TokensBefore.read(text, options, at);
        if (tokens.foundIs(Token.ID.Directive, Token.ID.Tag)) {
            return new HeadErrors(lines, tokens).problem(at);
        }
        return tokens.bracket() != null
                ? new FlowErrors(lines, tokens).problem(at, tokens.bracket())
                : new BlockErrors(lines, tokens).problem(at);
    }
}
