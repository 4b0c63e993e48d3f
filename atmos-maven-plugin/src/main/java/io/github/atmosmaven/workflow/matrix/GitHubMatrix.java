package io.github.atmosmaven.workflow.matrix;

import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Matrix of a job in GitHub Actions, on one line, so that it can be the output of a step:
 *
 * <pre>{@code
 * {"include":[{"stack":"dev","component":"vpc"}]}
 * }</pre>
 */
public final class GitHubMatrix {

    /** Most jobs that GitHub makes of a matrix. */
    private static final int MOST_JOBS = 256;

    private GitHubMatrix() {}

    public static String text(List<Batch> batches) {
        JsonWriter json = JsonWriter.compact().object();
        json.name("include").list();
        for (Batch batch : batches) {
            json.object();
            json.name("stack").text(batch.stack());
            json.name("component").text(batch.component());
            json.endObject();
        }
        return json.endList().endObject().end();
    }

    /**
     * A warning if the matrix is larger than GitHub takes.
     *
     * @param bySize batches by the most instances that each may have
     */
    public static List<Problem> problems(List<Batch> batches, IntFunction<List<Batch>> bySize) {
        if (batches.size() <= MOST_JOBS) {
            return List.of();
        }
        int instances =
                batches.stream().mapToInt(batch -> batch.instances().size()).sum();
        int size = 2;
        while (size < instances && bySize.apply(size).size() > MOST_JOBS) {
            size++;
        }
        boolean fits = bySize.apply(size).size() <= MOST_JOBS;
        return List.of(Problem.warning(
                ProblemCode.MATRIX_TOO_LARGE,
                null,
                "the matrix has " + batches.size() + " entries, and GitHub makes at most " + MOST_JOBS + " jobs of one",
                fits
                        ? "let a job work on several instances: -Datmos.batch=" + size
                        : "narrow it with -Dstack, and make several matrices"));
    }
}
