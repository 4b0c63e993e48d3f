package io.github.atmosmaven.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A glob over paths with forward slashes, as included paths, excluded paths and imports write it: {@code *} and
 * {@code ?} stay within a segment, <code>**</code> as a whole segment stands for any number of segments, {@code [a-z]} is
 * a set of characters, {@code {a,b}} a choice that may reach over segments (stack-semantics 1.1, 2.5).
 */
public final class PathGlob {

    private static final String META = "*?[{";
    private static final String ANY_SEGMENTS = "**";

    /** One pattern for each combination of the choices. */
    private final List<List<Segment>> alternatives;

    private final String source;

    private PathGlob(String source, List<List<Segment>> alternatives) {
        this.source = source;
        this.alternatives = alternatives;
    }

    /**
     * One segment of a pattern.
     *
     * @param anySegments whether it is {@code **}
     * @param name what it asks of the name in its place
     */
    private record Segment(boolean anySegments, Predicate<String> name) {

        static Segment of(String text) {
            if (text.equals(ANY_SEGMENTS)) {
                return new Segment(true, any -> true);
            }
            if (!isPattern(text)) {
                return new Segment(false, text::equals);
            }
            int star = text.indexOf('*');
            boolean oneStar = star >= 0
                    && text.indexOf('\\') < 0
                    && !isPattern(text.substring(0, star) + text.substring(star + 1));
            return new Segment(
                    false, oneStar ? around(text, star) : compile(text).asMatchPredicate());
        }

        /** {@code *.yaml} and the like, which nearly all patterns are made of. */
        private static Predicate<String> around(String text, int star) {
            String start = text.substring(0, star);
            String end = text.substring(star + 1);
            return name ->
                    name.length() >= start.length() + end.length() && name.startsWith(start) && name.endsWith(end);
        }

        boolean matches(String candidate) {
            return name.test(candidate);
        }
    }

    /** Whether the text holds any character that means something in a glob. */
    public static boolean isPattern(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (META.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Throws {@link IllegalArgumentException} with a sentence for the user when the pattern is malformed. */
    public static PathGlob of(String pattern) {
        List<List<Segment>> alternatives = new ArrayList<>();
        for (String choice : expandChoices(pattern)) {
            List<Segment> segments = new ArrayList<>();
            for (String segment : choice.split("/", -1)) {
                if (!segment.isEmpty() && !segment.equals(".")) {
                    segments.add(Segment.of(segment));
                }
            }
            alternatives.add(List.copyOf(segments));
        }
        return new PathGlob(pattern, List.copyOf(alternatives));
    }

    /** Whether it matches a path below the directory that the pattern is relative to. */
    public boolean matches(String path) {
        return matches(path.split("/", -1));
    }

    /** The same for a path by its segments. */
    boolean matches(String[] names) {
        for (List<Segment> segments : alternatives) {
            if (matches(segments, 0, names, 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(List<Segment> segments, int segment, String[] names, int name) {
        if (segment == segments.size()) {
            return name == names.length;
        }
        Segment current = segments.get(segment);
        if (current.anySegments()) {
            for (int skipTo = name; skipTo <= names.length; skipTo++) {
                if (matches(segments, segment + 1, names, skipTo)) {
                    return true;
                }
            }
            return false;
        }
        return name < names.length && current.matches(names[name]) && matches(segments, segment + 1, names, name + 1);
    }

    /** Whether the pattern offers choices, which makes its matches come sorted by path (stack-semantics 2.5). */
    public boolean hasChoices() {
        return alternatives.size() > 1;
    }

    @Override
    public String toString() {
        return source;
    }

    private static List<String> expandChoices(String pattern) {
        int open = indexOfUnescaped(pattern, '{', 0);
        if (open < 0) {
            return List.of(pattern);
        }
        int close = closing(pattern, open);
        String head = pattern.substring(0, open);
        String tail = pattern.substring(close + 1);
        List<String> expanded = new ArrayList<>();
        for (String choice : choices(pattern.substring(open + 1, close))) {
            expanded.addAll(expandChoices(head + choice + tail));
        }
        return expanded;
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

    private static Pattern compile(String segment) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[' -> i = appendSet(segment, i, regex);
                case '\\' -> {
                    i++;
                    if (i < segment.length()) {
                        regex.append(Pattern.quote(segment.substring(i, i + 1)));
                    }
                }
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the glob segment '" + segment + "' is malformed", e);
        }
    }

    private static int appendSet(String segment, int open, StringBuilder regex) {
        int close = segment.indexOf(']', open + 2);
        if (close < 0) {
            throw new IllegalArgumentException("the glob segment '" + segment + "' opens '[' and does not close it");
        }
        String set = segment.substring(open + 1, close);
        boolean negated = set.startsWith("!") || set.startsWith("^");
        String members = (negated ? set.substring(1) : set)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("&&", "&\\&");
        regex.append('[').append(negated ? "^" : "").append(members).append(']');
        return close;
    }
}
