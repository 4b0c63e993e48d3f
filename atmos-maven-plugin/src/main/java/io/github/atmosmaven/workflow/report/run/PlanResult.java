package io.github.atmosmaven.workflow.report.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.outcome.Planned;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.plan.PlannedChanges;
import io.github.atmosmaven.workflow.report.ToolFailures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The plans of a run.
 *
 * @param goal the goal, which may have applied the plans
 * @param planned in the order of stacks and names
 * @param skipped instances that are disabled or abstract
 * @param projectDirectory directory that paths in the document are relative to
 * @param executionRoot directory that paths in messages are relative to: where the user stands
 */
public record PlanResult(
        PlanGoal goal, List<ToolResult> planned, List<Instance> skipped, Path projectDirectory, Path executionRoot) {

    public PlanResult {
        planned = List.copyOf(planned);
        skipped = List.copyOf(skipped);
    }

    public long count(ToolOutcome outcome) {
        return planned.stream().filter(each -> each.outcome() == outcome).count();
    }

    /** {@code 2 planned: 1 with changes, 1 unchanged; 1 failed}, or {@code 3 run: 2 applied, 1 failed; 3 not started}. */
    public String summary() {
        long notStarted = planned.stream().filter(ToolResult::isNotStarted).count();
        long interrupted = planned.stream()
                .filter(each -> each.isInterrupted() && !each.isNotStarted())
                .count();
        long refused = planned.stream().filter(ToolResult::isRefusedByGate).count();
        long failed = count(ToolOutcome.FAILED) - interrupted - notStarted - refused;
        List<String> parts = new ArrayList<>();
        long changed = count(ToolOutcome.CHANGES) + count(ToolOutcome.DONE);
        if (changed > 0) {
            parts.add(changed + " " + goal.changed());
        }
        if (count(ToolOutcome.NO_CHANGES) > 0) {
            parts.add(count(ToolOutcome.NO_CHANGES) + " " + goal.unchanged());
        }
        if (refused > 0) {
            parts.add(refused + " refused by the gate");
        }
        if (failed > 0 && goal.countsFailed()) {
            parts.add(failed + " failed");
        }
        long uncounted = goal.countsFailed() ? 0 : failed;
        String left = (uncounted > 0 ? "; " + uncounted + " failed" : "")
                + (interrupted > 0 ? "; " + interrupted + " interrupted" : "")
                + (notStarted > 0 ? "; " + notStarted + " not started" : "")
                + (skipped.isEmpty() ? "" : "; " + skipped.size() + " skipped");
        return planned.size() - uncounted - interrupted - notStarted + " " + goal.done()
                + (parts.isEmpty() ? "" : ": " + String.join(", ", parts)) + left;
    }

    /**
     * One error for each way in which plans failed, with the tool's own words and the instances it hit, and one for each
     * rule of a gate that a plan breaks.
     */
    public List<Problem> failures() {
        List<Problem> failures = new ArrayList<>(new ToolFailures(executionRoot)
                .of(
                        planned,
                        (first, names) ->
                                goal.failed(names, names.equals(first.instance().displayName()))));
        for (ToolResult each : planned) {
            Planned plan = each.planned();
            if (plan != null) {
                failures.addAll(plan.verdict().problems(each.instance()));
            }
        }
        return failures;
    }

    /** Returns the line that is printed when a plan ends. */
    public static String line(ToolResult planned) {
        return lineOfOutcome(planned) + (planned.run() == null ? "" : ", " + planned.run());
    }

    private static String lineOfOutcome(ToolResult planned) {
        ToolFailure failure = planned.failure();
        PlannedChanges changes = planned.changes();
        if (planned.isRefusedByGate() && changes != null) {
            return planned.instance().displayName() + ": refused by the gate: " + changes.text();
        }
        String failed = planned.isInterrupted() ? "interrupted" : "failed";
        boolean saysAll = failure == null || planned.isStopped();
        return planned.instance().displayName() + ": " + (saysAll ? planned.summary() : failed);
    }

    /** One error for each plan with changes, for builds that must not find any. */
    public List<Problem> changes() {
        return planned.stream()
                .filter(each -> each.outcome() == ToolOutcome.CHANGES)
                .map(each -> Problem.error(
                        ProblemCode.PLAN_HAS_CHANGES,
                        each.instance().location(),
                        each.instance().displayName() + " has changes: " + each.summary(),
                        "apply them, or build without -Datmos.failOnChanges"))
                .toList();
    }
}
