package io.github.atmosmaven.manifest.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Writes out the choices of a glob: {@code {a,b}/c} is {@code a/c} and {@code b/c} (semantics 2.5). */
final class GlobChoices {

    private static final int MOST = 1_000;

    private GlobChoices() {}

    /**
     * One pattern for each combination.
     *
     * @throws IllegalArgumentException with a sentence for the user, where a choice is not closed or there are too many
     */
    static List<String> of(String pattern) {
        List<String> patterns = new ArrayList<>();
        Deque<String> pending = new ArrayDeque<>(List.of(pattern));
        int steps = 0;
        while (!pending.isEmpty()) {
            String next = pending.pop();
            int open = indexOfUnescaped(next, '{', 0);
            if (open < 0) {
                patterns.add(next);
                continue;
            }
            int close = closing(next, open);
            String head = next.substring(0, open);
            String tail = next.substring(close + 1);
            List<String> choices = choices(next.substring(open + 1, close));
            for (int i = choices.size() - 1; i >= 0; i--) {
                pending.push(head + choices.get(i) + tail);
            }
            if (patterns.size() + pending.size() > MOST || ++steps > MOST) {
                throw new IllegalArgumentException("the glob '" + pattern + "' means more than 1,000 patterns");
            }
        }
        return patterns;
    }

    private static int indexOfUnescaped(String text, char wanted, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("the glob '" + pattern + "' opens '{' and does not close it");
    }

    private static List<String> choices(String inner) {
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                choices.add(inner.substring(start, i));
                start = i + 1;
            }
        }
        choices.add(inner.substring(start));
        return choices;
    }
}
