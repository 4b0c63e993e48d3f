package io.github.atmosmaven.workflow;

import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.run.PlanCommand;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.workflow.report.PlanResult;
import io.github.atmosmaven.workflow.report.RunReports;
import java.nio.file.Path;

/** Plans instances and leaves reports of the results (D7). */
public final class PlanInstances {

    private final RunReports reports;

    private PlanInstances(RunReports reports) {
        this.reports = reports;
    }

    /**
     * Instances to plan.
     *
     * @param run instances and how they are run
     * @param gates judge each plan
     * @param executionRoot directory that messages name files from
     */
    public record Request(RunTool.Request run, Gates gates, Path executionRoot) {}

    /**
     * Begins a run, and removes the results of an earlier one: a build that is killed must not leave them for its own.
     *
     * @param outputDirectory directory of the reports
     */
    public static PlanInstances begin(Path outputDirectory) {
        RunReports reports = new RunReports(outputDirectory, "plan");
        reports.forget();
        return new PlanInstances(reports);
    }

    /**
     * Plans all instances of the request. Plans that fail are part of the result.
     *
     * @throws io.github.atmosmaven.problem.AtmosException when something is wrong before anything was run
     */
    public PlanResult run(RunTool tool, Request request, RunListener listener) {
        return tool.run(request.run(), new PlanCommand(request.gates()), listener, ran -> {
            PlanResult result = new PlanResult(
                    ran.results(), ran.skipped(), request.run().settings().projectDirectory(), request.executionRoot());
            String missing = reports.write(result, request.run().settings().environment());
            result.skipped().forEach(instance -> listener.note(instance, "skipped, it is disabled or abstract"));
            listener.closed(result.summary() + missing);
            return result;
        });
    }
}
