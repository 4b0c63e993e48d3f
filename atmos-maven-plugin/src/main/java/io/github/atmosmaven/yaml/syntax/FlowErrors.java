package io.github.atmosmaven.yaml.syntax;

import io.github.atmosmaven.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/** Syntax errors between brackets. */
final class FlowErrors {

    private final SourceLines lines;
    private final TokensBefore tokens;

    FlowErrors(SourceLines lines, TokensBefore tokens) {
        this.lines = lines;
        this.tokens = tokens;
    }

    /** @param bracket the innermost that is open */
    @Nullable
    Problem problem(Mark at, Token bracket) {
        if (tokens.foundIs(Token.ID.FlowSequenceEnd, Token.ID.FlowMappingEnd)) {
            return mismatch(at, bracket.getStartMark());
        }
        if (tokens.foundIs(Token.ID.FlowEntry)) {
            return lines.problem(at, "there is no item before this ','", "remove it, or write the item");
        }
        if (tokens.last() instanceof ScalarToken text
                && !text.getPlain()
                && text.getStartMark().getLine() < text.getEndMark().getLine()) {
            return lines.problem(text.getStartMark(), Quotes.UNCLOSED, Quotes.close(lines.at(text.getStartMark())));
        }
        boolean ends =
                tokens.foundIs(Token.ID.StreamEnd, Token.ID.DocumentStart, Token.ID.DocumentEnd, Token.ID.Directive);
        if (ends || isOutside(at.getLine())) {
            return unclosed(bracket);
        }
        if (tokens.foundIs(Token.ID.BlockEntry)) {
            return lines.problem(
                    at,
                    "an item between brackets cannot start with '-'",
                    "separate the items with ',' alone, or quote the '-'");
        }
        return missingComma(at);
    }

    private Problem mismatch(Mark at, Mark bracket) {
        char close = lines.at(bracket) == '[' ? ']' : '}';
        return lines.problem(
                at,
                "this '" + lines.at(at) + "' does not close the '" + lines.at(bracket) + "' of line "
                        + (bracket.getLine() + 1) + ", column " + (bracket.getColumn() + 1),
                "write '" + close + "' before it, or in its place");
    }

    private Problem unclosed(Token bracket) {
        char close = lines.at(bracket.getStartMark()) == '[' ? ']' : '}';
        return lines.problem(
                bracket.getStartMark(),
                "the bracket that opens here is never closed",
                "write the '" + close + "' that closes it");
    }

    /**
     * Returns true if a line is indented no more than the key whose value the brackets are, so that it is one of its
     * siblings.
     */
    private boolean isOutside(int line) {
        Token outermost = tokens.outermostBracket();
        if (outermost == null || lines.isFirst(outermost.getStartMark())) {
            return false;
        }
        int first = outermost.getStartMark().getLine();
        return line > first && lines.indentation(line) <= lines.indentation(first);
    }

    private @Nullable Problem missingComma(Mark at) {
        Token last = tokens.last();
        if (last == null) {
            return null;
        }
        Mark start = last.getStartMark();
        String rest = lines.rest(start);
        if (rest.startsWith("//") || rest.startsWith("/*")) {
            return lines.problem(start, "'" + rest.substring(0, 2) + "' starts no comment", "start a comment with '#'");
        }
        // A text that is not quoted goes on over lines until the colon that cannot be its own.
        Mark from = last instanceof ScalarToken ? start : last.getEndMark();
        if (from.getLine() < at.getLine()) {
            return lines.problemBehindLine(
                    lines.spokenAbove(at.getLine()),
                    "a ',' is missing at the end of this line",
                    "write the ',' between two items, or the bracket that closes them");
        }
        if (lines.rest(at).startsWith("{{")) {
            return lines.problem(at, "a value that holds a template is not quoted", "quote the whole value");
        }
        return lines.at(at) == ':'
                ? lines.problem(
                        at, "a second ': ' in one item", "write a ',' between two items, or quote the whole value")
                : lines.problem(
                        at,
                        "a ',' or the closing bracket is missing before this",
                        "write the ',' between two items, or quote the whole value");
    }
}
