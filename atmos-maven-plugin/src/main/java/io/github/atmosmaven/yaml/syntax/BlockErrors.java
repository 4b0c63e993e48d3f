package io.github.atmosmaven.yaml.syntax;

import io.github.atmosmaven.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/** Syntax errors outside of brackets. Most are texts that do not fit the text before them. */
final class BlockErrors {

    private static final Pattern KEY = Pattern.compile("^\\s*(?:- +)*([\\w./-]+|\"[^\"]+\"|'[^']+')\\s*:(?:\\s|$)");

    private final SourceLines lines;
    private final TokensBefore tokens;

    BlockErrors(SourceLines lines, TokensBefore tokens) {
        this.lines = lines;
        this.tokens = tokens;
    }

    @Nullable
    Problem problem(Mark at) {
        Token last = tokens.last();
        if (lines.at(at) == ':' && lines.before(at).matches("[\\s?-]*")) {
            return lines.problem(at, "a key is missing before this ':'", "name the key, or remove the line");
        }
        if (tokens.foundIs(Token.ID.FlowSequenceEnd, Token.ID.FlowMappingEnd)) {
            return lines.problem(
                    at, "this '" + lines.at(at) + "' closes no bracket", "remove it, or quote the value that holds it");
        }
        if (last instanceof ScalarToken text && KeyErrors.isBlock(text)) {
            return below(last, at);
        }
        if (tokens.foundIs(Token.ID.FlowEntry) && lines.isFirst(at)) {
            return lines.problem(at, "a line cannot start with ','", Quotes.HINT);
        }
        boolean complete =
                tokens.lastIs(Token.ID.Scalar, Token.ID.Alias, Token.ID.FlowSequenceEnd, Token.ID.FlowMappingEnd);
        if (last != null && complete) {
            return last.getEndMark().getLine() == at.getLine() ? behind(last, at) : below(last, at);
        }
        Problem misplaced = misplaced(at);
        return misplaced == null ? below(last, at) : misplaced;
    }

    /** Something that cannot stand where no value is complete. */
    private @Nullable Problem misplaced(Mark at) {
        if (tokens.foundIs(Token.ID.FlowEntry)) {
            return lines.problem(at, "a value cannot start with ','", Quotes.HINT);
        }
        if (tokens.lastIs(Token.ID.Directive)) {
            return lines.problem(
                    at, "'---' is missing between the directives and the document", "write a line '---' above");
        }
        if (tokens.lastIs(Token.ID.Anchor, Token.ID.Tag)) {
            return lines.problem(
                    at,
                    tokens.foundIs(Token.ID.Alias)
                            ? "an alias cannot have an anchor or a tag of its own"
                            : "a value can have one anchor only",
                    "keep one of the two");
        }
        if (tokens.foundIs(Token.ID.DocumentEnd)) {
            return lines.problem(at, "'...' ends a document, and there is none before it", "remove the line");
        }
        return null;
    }

    /** Something on the line where a value is complete. */
    private Problem behind(Token last, Mark at) {
        Mark start = last.getStartMark();
        if (!(last instanceof ScalarToken)) {
            String end = last.getTokenId() == Token.ID.Alias ? "alias" : "'" + lines.at(start) + "'";
            return lines.problem(
                    at,
                    "text follows the " + end + " that ends the value",
                    "quote the whole value, or remove what follows");
        }
        if (start.getLine() < at.getLine()) {
            return lines.problem(start, Quotes.UNCLOSED, Quotes.close(lines.at(start)));
        }
        if (lines.rest(at).startsWith(":") || lines.isFirst(start) && isAmongKeys(start)) {
            return new KeyErrors(lines, tokens).withoutColon(start);
        }
        return lines.problem(at, "text follows the quote that ends the value", behindQuote(start, at));
    }

    /** Returns true if the next line that says something stands as far in and is a key. */
    private boolean isAmongKeys(Mark start) {
        int next = start.getLine() + 1;
        while (next < lines.count() && lines.line(next).isBlank()) {
            next++;
        }
        return lines.indentation(next) == start.getColumn() && lines.line(next).contains(":");
    }

    private String behindQuote(Mark start, Mark at) {
        if (tokens.foundIs(Token.ID.FlowEntry)) {
            return "write a list in brackets, as in [a, b], or quote the whole value";
        }
        boolean single = lines.at(start) == '\'';
        if (lines.rest(start).contains("{{")) {
            return single
                    ? "use double quotes inside the template, or '' for each quote in it"
                    : "use single quotes around a template that holds double quotes: '{{ … }}'";
        }
        if (lines.rest(at).indexOf(lines.at(start)) < 0) {
            return "put the closing quote behind the whole value, or remove what follows";
        }
        return single
                ? "write '' for a quote inside single quotes, or use double quotes around the value"
                : "write \\\" for a quote inside double quotes, or use single quotes around the value";
    }

    /** A line below a value that is complete. */
    private @Nullable Problem below(@Nullable Token last, Mark at) {
        List<Integer> open = tokens.openColumns();
        Mark start = tokens.startOfLast();
        boolean likeLast = start != null && lines.isFirst(start) && start.getColumn() == at.getColumn();
        if (start != null
                && likeLast
                && last instanceof ScalarToken
                && lines.rest(at).contains(":")) {
            return new KeyErrors(lines, tokens).withoutColon(start);
        }
        if (last != null && open.isEmpty() && tokens.closedColumns().isEmpty()) {
            if (start != null && lines.isFirst(start) && last instanceof ScalarToken text && text.getPlain()) {
                return new KeyErrors(lines, tokens).withoutColon(start);
            }
            return lines.problem(
                    at, "this is behind the end of the document", "remove it, or put it inside what is above");
        }
        if (!tokens.closedColumns().isEmpty() && !open.contains(at.getColumn())) {
            return lines.problem(at, "this line is indented like none above it", "indent it by " + columns());
        }
        if (open.contains(at.getColumn())) {
            return amongOthers(at);
        }
        if (last instanceof ScalarToken text && KeyErrors.isBlock(text)) {
            return lines.problem(
                    at,
                    "this line is indented less than the block text above it",
                    "indent it like the text, or like the key of the text");
        }
        return start == null || !lines.isFirst(at) ? null : beneathAValue(lines, start, at.getLine());
    }

    private Problem amongOthers(Mark at) {
        if (tokens.foundIs(Token.ID.BlockEntry)) {
            return itemAmongKeys(at);
        }
        return tokens.isInList()
                ? lines.problem(
                        at,
                        "this line is among the items of a list and is not an item",
                        "start it with '- ', or line it up with the keys of its map")
                : new KeyErrors(lines, tokens).withoutColon(at);
    }

    private Problem itemAmongKeys(Mark at) {
        int list = tokens.closedList();
        return list >= 0
                ? lines.problem(
                        at,
                        "this list item does not line up with those above it",
                        "indent it by " + spaces(List.of(list)) + ", like them")
                : lines.problem(
                        at,
                        "a list item is not allowed among the keys of a map",
                        "put it beneath a key that has no other value");
    }

    private String columns() {
        TreeSet<Integer> columns = new TreeSet<>(tokens.openColumns());
        columns.addAll(tokens.closedColumns());
        return spaces(columns) + ", like a line above it";
    }

    private static String spaces(Collection<Integer> columns) {
        String all = columns.stream().map(String::valueOf).collect(Collectors.joining(" or "));
        return all + (all.equals("1") ? " space" : " spaces");
    }

    /** A line that is indented as if it belonged to a value that is complete. */
    static Problem beneathAValue(SourceLines lines, Mark value, int line) {
        String name = key(lines.line(line));
        String what = name == null ? "this line" : "'" + Excerpt.of(name) + "'";
        String key = key(lines.before(value));
        return key == null
                ? lines.problemOfLine(
                        line,
                        what + " is indented beneath a value that is not a map",
                        "indent it less, or write 'key: value' above")
                : lines.problemOfLine(
                        line,
                        what + " is indented beneath '" + Excerpt.of(key) + "', which has a value already",
                        "indent it like '" + Excerpt.of(key) + "', or remove that value");
    }

    /** The key at the start of a line; null where none can be told from a value. */
    private static @Nullable String key(String line) {
        Matcher key = KEY.matcher(line);
        return key.find() ? key.group(1) : null;
    }
}
