package io.github.atmosmaven.maven;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.RebasedPaths;
import io.github.atmosmaven.workflow.report.ProblemText;
import java.util.List;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Turns a failure into Maven's words: what the user wrote wrong is a failure of the build, trouble with the machine or
 * the cloud an error of its execution, and our own bugs pass through (D70).
 */
public final class MojoErrors {

    private MojoErrors() {}

    /**
     * Throws the failure in Maven's words.
     *
     * @param places names files for whoever reads the console
     */
    public static void raise(AtmosException failure, RebasedPaths places, Log log)
            throws MojoExecutionException, MojoFailureException {
        var translated = translate(failure, places, log);
        if (translated instanceof MojoFailureException wrong) {
            throw wrong;
        }
        throw (MojoExecutionException) translated;
    }

    /**
     * @param log for the cause, which belongs to debug output: Maven would print its message a second time (D71)
     */
    private static AbstractMojoExecutionException translate(AtmosException failure, RebasedPaths places, Log log) {
        if (failure.getCause() != null) {
            log.debug(failure.getCause());
        }
        String report = report(places.problems(failing(failure.problems())));
        if (failure instanceof AtmosException.InvalidConfiguration || failure instanceof AtmosException.CheckFailed) {
            return new MojoFailureException(report);
        }
        return new MojoExecutionException(report);
    }

    /** Problems that the goal fails on: the errors, or the warnings if there is no error. */
    private static List<Problem> failing(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        return errors.isEmpty() ? problems : errors;
    }

    private static String report(List<Problem> errors) {
        return ProblemText.report(ProblemText.count(errors.size(), "problem"), errors);
    }
}
