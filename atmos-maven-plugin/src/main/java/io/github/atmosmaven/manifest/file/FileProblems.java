package io.github.atmosmaven.manifest.file;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Problems of one file. At most a thousand of a kind are kept, with the number of the others, since every stack that
 * imports the file reports them again (D24).
 */
final class FileProblems {

    private static final int MOST_OF_A_KIND = 1_000;

    private final List<Problem> told = new ArrayList<>();
    private final Map<ProblemCode, Integer> counts = new EnumMap<>(ProblemCode.class);
    private final Map<ProblemCode, Problem> untold = new EnumMap<>(ProblemCode.class);

    void add(Problem problem) {
        int count = counts.merge(problem.code(), 1, Integer::sum);
        if (count <= MOST_OF_A_KIND) {
            told.add(problem);
            return;
        }
        // An error that is left out is an error all the same.
        untold.merge(problem.code(), problem, (first, other) -> first.isError() ? first : other);
    }

    void addAll(List<Problem> problems) {
        problems.forEach(this::add);
    }

    List<Problem> list() {
        List<Problem> all = new ArrayList<>(told);
        untold.values().forEach(first -> all.add(withRest(first, counts.getOrDefault(first.code(), 0))));
        return all;
    }

    private static Problem withRest(Problem first, int count) {
        int rest = count - MOST_OF_A_KIND - 1;
        String message = first.message() + (rest == 0 ? "" : "; and " + rest + " more of this kind in this file");
        return first.inWords(message, first.hint());
    }
}
