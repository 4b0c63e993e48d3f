package io.github.atmosmaven.maven;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.InvalidPathException;

/**
 * Error for a name that no file can have. Java knows names of files in the encoding of the process only: in the locale {@code C}
 * none may have a character beyond ASCII.
 */
public final class UnusableFileName {

    private UnusableFileName() {}

    public static AtmosException failure(InvalidPathException cause) {
        String name = "'" + cause.getInput() + "' cannot be the name of a file";
        boolean encoded = cause.getInput().chars().anyMatch(c -> c > 127);
        return new AtmosException.EnvironmentFailure(
                encoded
                        ? Problem.error(
                                ProblemCode.UNUSABLE_NAME,
                                null,
                                name + " in the character encoding of this process, "
                                        + System.getProperty("sun.jnu.encoding"),
                                "run Maven with the environment variable LC_ALL=C.UTF-8, or in any other locale with"
                                        + " UTF-8")
                        : Problem.error(
                                ProblemCode.UNUSABLE_NAME,
                                null,
                                name + ": " + cause.getReason(),
                                "give it another name in the manifest or in the POM"),
                cause);
    }
}
