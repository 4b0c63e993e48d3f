package io.github.atmosmaven.maven;

import io.github.atmosmaven.maven.modules.Invocation;
import io.github.atmosmaven.maven.modules.ToldWarnings;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.RebasedPaths;
import io.github.atmosmaven.workflow.report.ProblemText;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Reports problems of a goal: warnings in the log, errors as failures of the goal. */
final class GoalReport {

    private final Invocation invocation;
    private final boolean failsOnWarnings;

    GoalReport(Invocation invocation, boolean failsOnWarnings) {
        this.invocation = invocation;
        this.failsOnWarnings = failsOnWarnings;
    }

    /** Prints warnings. Throws if there is an error, or a warning where the user wants that to fail the goal (D8). */
    void heed(List<Problem> problems) {
        if (problems.stream().anyMatch(Problem::isError)) {
            warn(problems);
            throw new AtmosException.InvalidConfiguration(problems);
        }
        if (failsOnWarnings && !problems.isEmpty()) {
            throw new AtmosException.CheckFailed(problems);
        }
        warn(problems);
    }

    /** Prints the warnings that no earlier goal of this build has printed for this module. */
    void warn(List<Problem> problems) {
        ToldWarnings told = new ToldWarnings(invocation.session(), invocation.plugin(), invocation.project());
        ProblemText.all(places().problems(told.news(problems))).forEach(invocation.log()::warn);
    }

    /** Throws a failure as the exception of Maven that stands for it. */
    void raise(AtmosException failure) throws MojoExecutionException, MojoFailureException {
        MojoErrors.raise(failure, places(), invocation.log());
    }

    /** Files are named from where Maven was started, since lines of several modules are printed side by side. */
    private RebasedPaths places() {
        return new RebasedPaths(invocation.executionRoot(), invocation.directory());
    }
}
