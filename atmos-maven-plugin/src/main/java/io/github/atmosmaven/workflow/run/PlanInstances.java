package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.terraform.run.ToolCommand;
import io.github.atmosmaven.workflow.report.run.PlanGoal;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import io.github.atmosmaven.workflow.report.run.RunReports;
import java.nio.file.Path;

/** Plans instances, or applies or destroys them, and leaves reports of the results that are named like the goal (D7). */
public final class PlanInstances {

    private final PlanGoal goal;
    private final RunReports reports;

    private PlanInstances(PlanGoal goal, RunReports reports) {
        this.goal = goal;
        this.reports = reports;
    }

    /**
     * Instances to plan.
     *
     * @param run instances and how they are run
     * @param command the command, which plans and may apply the plan
     * @param executionRoot directory that messages name files from
     */
    public record Request(RunTool.Request run, ToolCommand command, Path executionRoot) {}

    /**
     * Begins a run, and removes the results of an earlier one: a build that is killed must not leave them for its own.
     *
     * @param outputDirectory directory of the reports
     */
    public static PlanInstances begin(Path outputDirectory, PlanGoal goal) {
        RunReports reports = new RunReports(outputDirectory, goal.word());
        reports.forget();
        return new PlanInstances(goal, reports);
    }

    /**
     * Runs the command for all instances of the request. Failures are part of the result.
     *
     * @throws io.github.atmosmaven.problem.AtmosException when something is wrong before anything was run
     */
    public PlanResult run(RunTool tool, Request request, RunListener listener) {
        return tool.run(request.run(), request.command(), listener, ran -> {
            PlanResult result = new PlanResult(
                    goal,
                    ran.results(),
                    ran.skipped(),
                    request.run().settings().projectDirectory(),
                    request.executionRoot());
            String missing = reports.write(result, request.run().settings().environment());
            result.skipped().forEach(instance -> listener.note(instance, "skipped, it is disabled or abstract"));
            listener.closed(result.summary() + missing);
            return result;
        });
    }
}
