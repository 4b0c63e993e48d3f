package io.github.atmosmaven.workflow;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Severity;
import java.util.List;

/** Templates that cannot be rendered stay as they are written; a tool would take that text for the value (D36). */
public final class TemplatesLeft {

    private TemplatesLeft() {}

    /** The problems, with an error in place of each warning of a template that is left. */
    public static List<Problem> refused(List<Problem> problems) {
        return problems.stream().map(TemplatesLeft::refused).toList();
    }

    private static Problem refused(Problem problem) {
        return problem.code() == ProblemCode.TEMPLATE_LEFT
                ? new Problem(problem.code(), Severity.ERROR, problem.location(), problem.message(), problem.hint())
                : problem;
    }
}
