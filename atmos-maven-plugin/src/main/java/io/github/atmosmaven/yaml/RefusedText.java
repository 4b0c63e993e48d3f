package io.github.atmosmaven.yaml;

import io.github.atmosmaven.problem.Problem;

/** Ends the reading of a text that cannot be read any further. Never leaves this package. */
final class RefusedText extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedText(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
