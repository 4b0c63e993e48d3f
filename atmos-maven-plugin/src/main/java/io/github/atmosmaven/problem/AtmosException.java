package io.github.atmosmaven.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can act on, carrying every problem that led to it. Anything else that is thrown is a bug of the
 * plugin and passes through untouched (D70).
 */
public abstract sealed class AtmosException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    private AtmosException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")), cause);
        this.problems = List.copyOf(problems);
    }

    /** All problems of the failed run, warnings included. */
    public List<Problem> problems() {
        return problems;
    }

    /** The user's manifests, POM or parameters are wrong. */
    public static final class InvalidConfiguration extends AtmosException {
        private static final long serialVersionUID = 1L;

        public InvalidConfiguration(List<Problem> problems) {
            super(problems, null);
        }

        public InvalidConfiguration(Problem problem) {
            this(List.of(problem));
        }
    }

    /** Terraform or OpenTofu judged the configuration and refused it, or a policy the user asked for does not hold. */
    public static final class CheckFailed extends AtmosException {
        private static final long serialVersionUID = 1L;

        public CheckFailed(List<Problem> problems) {
            super(problems, null);
        }
    }

    /** The cloud refused or could not be reached. */
    public static final class CloudFailure extends AtmosException {
        private static final long serialVersionUID = 1L;

        public CloudFailure(List<Problem> problems, @Nullable Throwable cause) {
            super(problems, cause);
        }
    }

    /** The machine is at fault: a program that is not there, a disk that is full, a file that may not be read. */
    public static final class EnvironmentFailure extends AtmosException {
        private static final long serialVersionUID = 1L;

        public EnvironmentFailure(List<Problem> problems, @Nullable Throwable cause) {
            super(problems, cause);
        }

        public EnvironmentFailure(Problem problem, @Nullable Throwable cause) {
            this(List.of(problem), cause);
        }
    }
}
