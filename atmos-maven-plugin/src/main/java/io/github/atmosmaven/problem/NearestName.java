package io.github.atmosmaven.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what a user probably meant. */
public final class NearestName {

    /** Beyond this nothing is a misspelling, and comparing takes the square of the length. */
    private static final int LONGEST_NAME = 1_000;

    private record Candidate(String name, int distance) {}

    private NearestName() {}

    /** The candidate with the fewest changes, if it is near enough to be a misspelling of the name. */
    public static Optional<String> of(String name, Collection<String> candidates) {
        if (name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        int most = Math.max(2, name.length() / 3);
        String nearest = null;
        int fewest = most;
        for (String candidate : candidates) {
            // The difference in length is the least there is to change: most candidates need no closer look.
            if (Math.abs(name.length() - candidate.length()) <= fewest) {
                int distance = distance(name, candidate);
                boolean first = nearest == null || candidate.compareTo(nearest) < 0;
                // A short name that is changed in every letter has nothing of the candidate.
                boolean isAkin = distance < Math.max(name.length(), candidate.length());
                if (isAkin && (distance < fewest || distance == fewest && first)) {
                    nearest = candidate;
                    fewest = distance;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The candidate that is so near that hardly anything else can be meant, where any other name would do as well. */
    public static Optional<String> slip(String name, Collection<String> candidates) {
        return list(name, candidates, 1).stream()
                .filter(candidate -> distance(name, candidate) <= 1 || isTwisted(name, candidate))
                .findFirst();
    }

    /** The nearest candidates, nearest first, for a name that matches nothing. */
    public static List<String> list(String name, Collection<String> candidates, int most) {
        return candidates.stream()
                .distinct()
                .map(candidate -> new Candidate(candidate, distance(start(name), start(candidate))))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(most)
                .map(Candidate::name)
                .toList();
    }

    private static String start(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
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

    /** Returns true if two neighbours have changed places. */
    private static boolean isTwisted(String name, String candidate) {
        int at = 0;
        while (at < name.length() && at < candidate.length() && name.charAt(at) == candidate.charAt(at)) {
            at++;
        }
        return name.length() == candidate.length()
                && at + 1 < name.length()
                && name.charAt(at) == candidate.charAt(at + 1)
                && name.charAt(at + 1) == candidate.charAt(at)
                && name.substring(at + 2).equals(candidate.substring(at + 2));
    }
}
