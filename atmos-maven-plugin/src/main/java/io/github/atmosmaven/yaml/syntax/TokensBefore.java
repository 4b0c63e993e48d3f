package io.github.atmosmaven.yaml.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/**
 * Tokens of a text up to the place where SnakeYAML gave up, since its exceptions tell the place only. They are read
 * again, and only after an error: keeping them for every text would cost more.
 */
final class TokensBefore {

    private final Deque<Token> brackets = new ArrayDeque<>();
    private final Deque<Token> blocks = new ArrayDeque<>();
    private final List<Token> closed = new ArrayList<>();
    private @Nullable Token ended;
    private @Nullable Token beforeLast;
    private @Nullable Token last;
    private @Nullable Token found;

    private TokensBefore() {}

    static TokensBefore read(String text, LoaderOptions options, @Nullable Mark end) {
        TokensBefore tokens = new TokensBefore();
        int index = end == null ? Integer.MAX_VALUE : end.getIndex();
        try {
            tokens.read(new ScannerImpl(new TextSource(text), options), index);
        } catch (YAMLException | IllegalArgumentException e) {
            // The parser met the same, and it is that which is told.
            tokens.found = null;
        }
        return tokens;
    }

    private void read(Scanner scanner, int end) {
        while (found == null) {
            Token token = scanner.peekToken();
            boolean reached = token.getStartMark().getIndex() >= end;
            if (token.getTokenId() == Token.ID.StreamEnd || reached && isWritten(token)) {
                found = token;
            } else if (reached && token.getTokenId() != Token.ID.BlockEnd) {
                // A key or the start of a list or map, which is told by what is written there.
                scanner.getToken();
            } else {
                add(scanner.getToken());
            }
        }
    }

    /**
     * Returns true if a token is written in the text. Other tokens follow from indentation, or from a colon further on.
     */
    private static boolean isWritten(Token token) {
        return token.getEndMark().getIndex() > token.getStartMark().getIndex();
    }

    private void add(Token token) {
        switch (token.getTokenId()) {
            case FlowSequenceStart, FlowMappingStart -> brackets.push(token);
            case FlowSequenceEnd, FlowMappingEnd -> ended = brackets.poll();
            case BlockSequenceStart, BlockMappingStart -> blocks.push(token);
            case BlockEnd -> closed.add(blocks.pop());
            default -> {}
        }
        if (isWritten(token) || token instanceof ScalarToken) {
            beforeLast = last;
            last = token;
            closed.clear();
        }
    }

    /** The last that is written before the place, or {@code null}. */
    @Nullable
    Token last() {
        return last;
    }

    /** Returns the start of the last value, which is its opening bracket if it ends with a bracket. */
    @Nullable
    Mark startOfLast() {
        Token start = lastIs(Token.ID.FlowSequenceEnd, Token.ID.FlowMappingEnd) ? ended : last;
        return start == null ? null : start.getStartMark();
    }

    @Nullable
    Token beforeLast() {
        return beforeLast;
    }

    boolean lastIs(Token.ID... ids) {
        return last != null && List.of(ids).contains(last.getTokenId());
    }

    /** Returns the token at the place, or {@code null} if none is there. */
    @Nullable
    boolean foundIs(Token.ID... ids) {
        return found != null && List.of(ids).contains(found.getTokenId());
    }

    /** The innermost bracket that is open, or {@code null}. */
    @Nullable
    Token bracket() {
        return brackets.peek();
    }

    @Nullable
    Token outermostBracket() {
        return brackets.peekLast();
    }

    /** The columns of the lists and maps that are open. */
    List<Integer> openColumns() {
        return columns(blocks);
    }

    /** The columns of the lists and maps that end right before the place. */
    List<Integer> closedColumns() {
        return columns(closed);
    }

    /** Returns true if the innermost of what is open is a list. */
    boolean isInList() {
        Token innermost = blocks.peek();
        return innermost != null && innermost.getTokenId() == Token.ID.BlockSequenceStart;
    }

    /** The column of the list that ends right before the place, or -1. */
    int closedList() {
        return closed.stream()
                .filter(token -> token.getTokenId() == Token.ID.BlockSequenceStart)
                .mapToInt(token -> token.getStartMark().getColumn())
                .findFirst()
                .orElse(-1);
    }

    private static List<Integer> columns(Collection<Token> tokens) {
        return tokens.stream().map(token -> token.getStartMark().getColumn()).toList();
    }
}
