package io.github.atmosmaven.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what a user probably meant. */
public final class NearestName {

    private NearestName() {}

    /** The candidate with the fewest changes, if it is near enough to be a misspelling of the name. */
    public static Optional<String> of(String name, Collection<String> candidates) {
        return list(name, candidates, 1).stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3))
                .findFirst();
    }

    /** The candidate that is so near that hardly anything else can be meant, where any other name would do as well. */
    public static Optional<String> slip(String name, Collection<String> candidates) {
        return list(name, candidates, 1).stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(1, name.length() / 4))
                .findFirst();
    }

    /** The nearest candidates, nearest first, for a name that matches nothing. */
    public static List<String> list(String name, Collection<String> candidates, int most) {
        return candidates.stream()
                .distinct()
                .sorted(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    /** {@code did you mean 'x'?}, or the candidates when none is near. */
    public static String hint(String name, Collection<String> candidates) {
        return of(name, candidates)
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> "use one of: " + String.join(", ", candidates));
    }

    /** Levenshtein's distance, without case. */
    static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                boolean same = Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
                int change = previous[j - 1] + (same ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
