package io.github.atmosmaven.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.Token;

/** Finds the bracket that is never closed: SnakeYAML's parser may tell only where the text ends. */
final class OpenBrackets {

    private OpenBrackets() {}

    /** The last bracket that is open where the text ends, or cannot be read any further; null where none is. */
    static @Nullable Mark innermost(String text, LoaderOptions options) {
        Deque<Mark> open = new ArrayDeque<>();
        Scanner scanner = new ScannerImpl(new TextSource(text), options);
        try {
            while (!scanner.checkToken(Token.ID.StreamEnd)) {
                Token token = scanner.getToken();
                switch (token.getTokenId()) {
                    case FlowSequenceStart, FlowMappingStart -> open.push(token.getStartMark());
                    case FlowSequenceEnd, FlowMappingEnd -> open.poll();
                    default -> {}
                }
            }
        } catch (YAMLException | IllegalArgumentException e) {
            // The parser met the same, and it is that which is told.
            return open.peek();
        }
        return open.peek();
    }
}
