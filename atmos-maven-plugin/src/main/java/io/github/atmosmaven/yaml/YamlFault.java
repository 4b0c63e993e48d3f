package io.github.atmosmaven.yaml;

import io.github.atmosmaven.problem.Problem;

/** Ends the reading of a document whose rest cannot be understood. Never leaves the package. */
final class YamlFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    YamlFault(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
