package io.github.atmosmaven.manifest.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Pattern for one segment of a {@link PathGlob}. Matching takes a time proportional to the pattern times the name,
 * however many {@code *} there are.
 */
final class NameGlob {

    /** Tests for the characters of a name, one each; {@code null} stands for any number of characters. */
    private final @Nullable IntPredicate[] characters;

    private NameGlob(@Nullable IntPredicate[] characters) {
        this.characters = characters;
    }

    /** Throws {@link IllegalArgumentException} with a sentence for the user when the segment is malformed. */
    static Predicate<String> of(String segment) {
        if (!PathGlob.isPattern(segment)) {
            return segment::equals;
        }
        int star = segment.indexOf('*');
        boolean oneStar = star >= 0
                && segment.indexOf('\\') < 0
                && !PathGlob.isPattern(segment.substring(0, star) + segment.substring(star + 1));
        return oneStar ? around(segment, star) : new NameGlob(parse(segment))::matches;
    }

    /** {@code *.yaml} and the like, which nearly all patterns are made of. */
    private static Predicate<String> around(String segment, int star) {
        String start = segment.substring(0, star);
        String end = segment.substring(star + 1);
        return name -> name.length() >= start.length() + end.length() && name.startsWith(start) && name.endsWith(end);
    }

    private static @Nullable IntPredicate[] parse(String segment) {
        List<@Nullable IntPredicate> characters = new ArrayList<>();
        int i = 0;
        while (i < segment.length()) {
            int c = segment.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c == '[') {
                next = closing(segment, i) + 1;
                characters.add(set(segment, i, next - 1));
            } else if (c == '\\') {
                if (next < segment.length()) {
                    int escaped = segment.codePointAt(next);
                    next += Character.charCount(escaped);
                    characters.add(found -> found == escaped);
                }
            } else {
                characters.add(c == '*' ? null : c == '?' ? any -> true : found -> found == c);
            }
            i = next;
        }
        return characters.toArray(IntPredicate[]::new);
    }

    private static int closing(String segment, int open) {
        int close = segment.indexOf(']', open + 2);
        if (close < 0) {
            throw new IllegalArgumentException("the glob segment '" + segment + "' opens '[' and does not close it");
        }
        return close;
    }

    private static IntPredicate set(String segment, int open, int close) {
        String set = segment.substring(open + 1, close);
        boolean negated = set.startsWith("!") || set.startsWith("^");
        String members = (negated ? set.substring(1) : set)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("&&", "&\\&");
        try {
            Predicate<String> matches =
                    Pattern.compile("[" + (negated ? "^" : "") + members + "]").asMatchPredicate();
            return found -> matches.test(Character.toString(found));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the glob segment '" + segment + "' is malformed", e);
        }
    }

    /**
     * Returns true if the name matches. After a mismatch the last star takes one more character. Earlier stars need no
     * second try.
     */
    private boolean matches(String name) {
        int[] letters = name.codePoints().toArray();
        int at = 0;
        int star = -1;
        int resumeAt = 0;
        int i = 0;
        while (i < letters.length) {
            boolean left = at < characters.length;
            IntPredicate wanted = left ? characters[at] : null;
            if (left && wanted == null) {
                star = at++;
                resumeAt = i;
            } else if (wanted != null && wanted.test(letters[i])) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++resumeAt;
            } else {
                return false;
            }
        }
        while (at < characters.length && characters[at] == null) {
            at++;
        }
        return at == characters.length;
    }
}
