package io.github.atmosmaven.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the problems of a run. One mistake is one problem, however many stacks and instances meet it: what has the
 * code and the place of a problem that is known is the same mistake, met again. Safe for use by several threads.
 */
public final class Problems {

    private final Map<Mistake, Problem> found = new LinkedHashMap<>();

    /**
     * Identity of a mistake: problems with the same code and place are one. Problems without a place of their own, and
     * those that a rule of the catalogue has found, are told apart by their message.
     */
    private record Mistake(
            ProblemCode code,
            @Nullable Location location,
            @Nullable String message) {

        static Mistake of(Problem problem) {
            Location location = problem.location();
            boolean byMessage =
                    location == null || problem.rule() != null || problem.code().isOfWholeFile();
            return new Mistake(problem.code(), location, byMessage ? problem.message() : null);
        }
    }

    public synchronized void add(Problem problem) {
        // An error weighs more than a warning of the same mistake.
        found.merge(Mistake.of(problem), problem, (known, other) -> known.isError() ? known : other);
    }

    public synchronized void addAll(Collection<Problem> problems) {
        problems.forEach(this::add);
    }

    public synchronized boolean hasErrors() {
        return found.values().stream().anyMatch(Problem::isError);
    }

    /** All problems, in the order in which they were found. */
    public synchronized List<Problem> found() {
        return List.copyOf(found.values());
    }

    /** All problems, in the order of their places. */
    public synchronized List<Problem> sorted() {
        List<Problem> all = new ArrayList<>(found.values());
        all.sort(null);
        return List.copyOf(all);
    }
}
