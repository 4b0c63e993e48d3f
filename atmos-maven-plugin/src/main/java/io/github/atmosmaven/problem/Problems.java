package io.github.atmosmaven.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the problems of a run. One mistake is one problem however often it is met, so an equal problem is kept once.
 * Safe for use by several threads.
 */
public final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();

    public synchronized void add(Problem problem) {
        found.add(problem);
    }

    public synchronized void addAll(Collection<Problem> problems) {
        found.addAll(problems);
    }

    public synchronized boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /** All problems, in the order of their places. */
    public synchronized List<Problem> sorted() {
        List<Problem> all = new ArrayList<>(found);
        all.sort(null);
        return List.copyOf(all);
    }
}
