package io.github.atmosmaven.yaml.syntax;

import io.github.atmosmaven.model.value.MissingSpace;
import io.github.atmosmaven.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/** Keys without their colon, colons and dashes where no key or item can be, as SnakeYAML's scanner finds them. */
final class KeyErrors {

    private static final Pattern ASSIGNMENT = Pattern.compile("([\\w.-]+)\\s*=\\s*\\S.*");
    private static final String TYPOGRAPHIC_QUOTES = "“”„‟‘’‚‛«»";
    private static final char FULL_WIDTH_COLON = '\uFF1A';

    private final SourceLines lines;
    private final TokensBefore tokens;

    KeyErrors(SourceLines lines, TokensBefore tokens) {
        this.lines = lines;
        this.tokens = tokens;
    }

    /** A line among the keys of a map, or what follows on it, is no key. */
    Problem withoutColon(Mark start) {
        String text = lines.from(start);
        if (isTypographicQuote(lines.at(start))) {
            return typographicQuote(start);
        }
        if (text.startsWith("//") || text.startsWith("/*")) {
            return lines.problem(start, "'" + text.substring(0, 2) + "' starts no comment", "start a comment with '#'");
        }
        if (Quotes.opensOnly(lines.rest(start))) {
            return lines.problem(start, Quotes.UNCLOSED, Quotes.close(text.charAt(0)));
        }
        if (MissingSpace.in(text).isPresent()) {
            return lines.problem(
                    start, missingSpace(text), MissingSpace.in(text).get());
        }
        if (text.indexOf(FULL_WIDTH_COLON) > 0) {
            return lines.problem(
                    start,
                    "the colon behind '" + Excerpt.of(text.substring(0, text.indexOf(FULL_WIDTH_COLON)))
                            + "' is a full-width one, which YAML takes for a letter",
                    "write ': ' in its place");
        }
        return lines.problem(start, "this key has no ':'", keyHint(text));
    }

    private static String missingSpace(String text) {
        String where = text.startsWith("-") ? "the '-' of a list item" : "the ':' of a key";
        int lookalike = text.codePoints()
                .filter(c -> c != ' ' && Character.isSpaceChar(c))
                .findFirst()
                .orElse(' ');
        return lookalike == ' '
                ? "there is no space behind " + where
                : String.format("the space behind %s is U+%04X, which YAML takes for a letter", where, lookalike);
    }

    private String keyHint(String text) {
        if (tokens.last() instanceof ScalarToken above && isBlock(above)) {
            return "write 'key: value', or indent it like the text above";
        }
        Matcher assignment = ASSIGNMENT.matcher(text);
        return assignment.matches()
                ? "write '" + Excerpt.of(assignment.group(1)) + ": …', with ': ' in place of '='"
                : "write 'key: value', with a space behind the colon";
    }

    static boolean isBlock(ScalarToken token) {
        return token.getStyle() == ScalarStyle.LITERAL || token.getStyle() == ScalarStyle.FOLDED;
    }

    /** A colon that can belong to no key. */
    Problem colon(Mark at) {
        Token last = tokens.last();
        if (last == null) {
            return lines.problem(at, "a ':' without a key before it", "name the key");
        }
        Mark start = last.getStartMark();
        if (isTypographicQuote(lines.at(start))) {
            return typographicQuote(start);
        }
        if (last instanceof ScalarToken && start.getLine() < at.getLine()) {
            return colonBehindLines((ScalarToken) last, at);
        }
        Token before = tokens.beforeLast();
        if (before != null && before.getTokenId() == Token.ID.DocumentStart && isSameLine(before, at)) {
            return lines.problem(start, "a map cannot start on the line of '---'", "start it on the line below");
        }
        return lines.problem(at, "a second ': ' on this line", "quote the value, or start a new line for a second key");
    }

    /** The lines above are one text with this one, up to the colon. */
    private Problem colonBehindLines(ScalarToken text, Mark at) {
        Mark start = text.getStartMark();
        if (!text.getPlain()) {
            return lines.problem(start, Quotes.UNCLOSED, Quotes.close(lines.at(start)));
        }
        return lines.isFirst(start) ? withoutColon(start) : beneathAValue(start, at);
    }

    private Problem beneathAValue(Mark value, Mark at) {
        return BlockErrors.beneathAValue(lines, value, at.getLine());
    }

    Problem listItem(Mark at) {
        return lines.problem(
                at,
                "a list item cannot start on the line of its key",
                lines.from(at).equals("-")
                        ? "quote the value: '-'"
                        : "start the list on the line below, or quote a value that starts with '- '");
    }

    Problem explicitKey(Mark at) {
        return lines.problem(at, "a '?' and a space cannot start a value", "quote the value");
    }

    private static boolean isTypographicQuote(char c) {
        return TYPOGRAPHIC_QUOTES.indexOf(c) >= 0;
    }

    private Problem typographicQuote(Mark at) {
        return lines.problem(
                at,
                "the typographic quote " + lines.at(at) + " quotes nothing in YAML",
                "write \" or ' in its place, and where it closes");
    }

    private static boolean isSameLine(Token token, Mark at) {
        return token.getEndMark().getLine() == at.getLine();
    }
}
