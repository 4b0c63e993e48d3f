package io.github.atmosmaven.manifest.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A glob over paths with forward slashes, as included paths, excluded paths and imports write it: {@code *} and
 * {@code ?} stay within a segment, <code>**</code> as a whole segment stands for any number of segments, {@code [a-z]} is
 * a set of characters, {@code {a,b}} a choice that may reach over segments (semantics 1.1, 2.5).
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
     * @param anySegments true for {@code **}
     * @param name test of the name in the place of the segment
     */
    private record Segment(boolean anySegments, Predicate<String> name) {

        static Segment of(String text) {
            return text.equals(ANY_SEGMENTS) ? new Segment(true, any -> true) : new Segment(false, NameGlob.of(text));
        }

        boolean matches(String candidate) {
            return name.test(candidate);
        }
    }

    /** Returns true if the text holds any character that means something in a glob. */
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
        for (String choice : GlobChoices.of(pattern)) {
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

    /** Returns true if it matches a path below the directory that the pattern is relative to. */
    public boolean matches(String path) {
        return matches(path.split("/", -1));
    }

    /** Returns true if it matches a path that is given by its segments. */
    boolean matches(String[] names) {
        for (List<Segment> segments : alternatives) {
            if (matches(segments, names)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns true if the segments match the names. After a mismatch the last {@code **} takes one more name. Earlier
     * ones need no second try.
     */
    private static boolean matches(List<Segment> segments, String[] names) {
        int at = 0;
        int any = -1;
        int resumeAt = 0;
        int i = 0;
        while (i < names.length) {
            Segment segment = at < segments.size() ? segments.get(at) : null;
            if (segment != null && segment.anySegments()) {
                any = at++;
                resumeAt = i;
            } else if (segment != null && segment.matches(names[i])) {
                at++;
                i++;
            } else if (any >= 0) {
                at = any + 1;
                i = ++resumeAt;
            } else {
                return false;
            }
        }
        while (at < segments.size() && segments.get(at).anySegments()) {
            at++;
        }
        return at == segments.size();
    }

    /** Returns true if the pattern offers choices, which makes its matches come sorted by path (semantics 2.5). */
    public boolean hasChoices() {
        return alternatives.size() > 1;
    }

    @Override
    public String toString() {
        return source;
    }
}
