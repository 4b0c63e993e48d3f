package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.workflow.report.ProblemText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a comparison with Atmos.
 *
 * @param reference the document that Atmos printed, as messages name it
 * @param instances number of instances that both sides have
 * @param differences by stack, instance and section
 */
public record Comparison(String reference, int instances, List<Difference> differences) {

    public Comparison {
        differences = List.copyOf(differences);
    }

    /** {@code 12 instances compared with atmos.json: 3 differences, 1 of them fails}. */
    public String summary() {
        long failing = differences.stream().filter(Difference::fails).count();
        return ProblemText.count(instances, "instance") + " compared with " + reference + ": "
                + ProblemText.count(differences.size(), "difference")
                + (failing == 0 ? "" : ", " + failing + " of them " + (failing == 1 ? "fails" : "fail"));
    }

    /** An error for each difference by which a state would be looked for elsewhere, or an instance be lost. */
    public List<Problem> failures() {
        return differences.stream().filter(Difference::fails).map(this::problem).toList();
    }

    private Problem problem(Difference difference) {
        Decision decision = difference.decision();
        return Problem.error(
                ProblemCode.DIFFERS_FROM_ATMOS,
                difference.at(),
                difference.stack() + "/" + difference.instance() + ": " + difference.what() + " is "
                        + text(difference.reference()) + " in " + reference + " and " + text(difference.ours())
                        + " here" + (decision == null ? "" : " (" + decision.id() + ": " + decision.words() + ")"),
                difference.advice());
    }

    private static String text(@Nullable Value value) {
        return value == null ? "missing" : "'" + value + "'";
    }
}
