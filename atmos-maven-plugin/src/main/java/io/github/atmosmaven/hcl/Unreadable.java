package io.github.atmosmaven.hcl;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;

/** Ends the reading of a file at the first thing that is no literal. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private Unreadable(ProblemCode code, Location at, String message, String hint) {
        super(message, null, false, false);
        this.problem = Problem.error(code, at, message, hint);
    }

    static Unreadable malformed(Location at, String message, String hint) {
        return new Unreadable(ProblemCode.INVALID_FUNCTION, at, message, hint);
    }

    static Unreadable computed(Location at, String what) {
        return new Unreadable(
                ProblemCode.UNSUPPORTED_FEATURE,
                at,
                what + " would have to be computed, and only literal values of Terraform's language are read",
                "write the value itself, or include the text with !include.raw");
    }

    static Unreadable unsupported(Location at, String message, String hint) {
        return new Unreadable(ProblemCode.UNSUPPORTED_FEATURE, at, message, hint);
    }

    static Unreadable tooDeep(Location at) {
        return new Unreadable(
                ProblemCode.LIMIT_EXCEEDED,
                at,
                "values are nested more than 1,000 levels deep",
                "nest them less deeply");
    }

    Problem problem() {
        return problem;
    }
}
