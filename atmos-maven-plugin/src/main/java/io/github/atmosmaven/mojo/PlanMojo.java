package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.ToolRun;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.mojo.parameters.GatedParameters;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.terraform.run.PlanCommand;
import io.github.atmosmaven.workflow.report.run.PlanGoal;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import io.github.atmosmaven.workflow.run.Pace;
import io.github.atmosmaven.workflow.run.PlanInstances;
import io.github.atmosmaven.workflow.run.RunOrder;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs {@code terraform plan} or {@code tofu plan} for every component instance of the selected stacks, after it has
 * rendered the backend file and run {@code init}. The parameter {@code parallel} says how many run at a time. Does
 * nothing unless stacks are selected. Each instance has a directory of its own,
 * {@code target/atmos/<stack>/<instance>}: it holds {@code plan.log} and a copy of the root module that the tool runs
 * in; {@code target/atmos/plans/<stack>/<instance>} holds the saved plan with all that {@code atmos:apply} needs to
 * apply it, also in another clone. Results with all changes are in {@code target/atmos/plan.json}, the JUnit report
 * {@code TEST-atmos-plan.xml} and {@code summary.md}, which is also added to the file that the environment variable
 * {@code GITHUB_STEP_SUMMARY} names. A workspace that does not exist yet is created, which writes an empty state; a
 * line on the console says so first. Other states are only read. If a plan fails, or the gate refuses it, which removes
 * it, the goal fails after all have run. Phase: {@code verify}. Example: {@code mvn verify -Dstack=dev}.
 */
@Mojo(name = "plan", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class PlanMojo extends GatedParameters {

    /**
     * Skips this goal. Default: {@code false}. Example: {@code -Datmos.plan.skip}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.plan.skip", defaultValue = "false")
    private boolean skipPlan;

    /**
     * Fails the goal if a plan has changes, after all plans have run, for instance to notice that resources were
     * changed by hand. Default: {@code false}. Example: {@code mvn verify -Dstack=prod -Datmos.failOnChanges}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.failOnChanges", defaultValue = "false")
    private boolean failOnChanges;

    @Override
    protected boolean isGoalSkipped() {
        return skipPlan;
    }

    @Override
    public void run(GoalRun run) {
        if (!run.project().selection().namesStacks()) {
            run.say("Nothing planned: name the stacks with -Dstack=<name>");
            return;
        }
        Pace pace = pace(RunOrder.NONE);
        LoadedStacks loaded = run.load();
        List<Instance> instances = run.select(loaded);
        run.refuseSharedStates(loaded);
        ToolRun tool = tool(run);
        PlanCommand command = new PlanCommand(gates());
        if (isDryRun()) {
            tool.preview(loaded, instances, command).forEach(tool.console()::say);
            return;
        }
        tool.tellLocalStates(instances);
        PlanInstances plan = PlanInstances.begin(run.project().output().path(), PlanGoal.PLAN);
        PlanResult result = tool.run(
                loaded,
                instances,
                pace,
                (runner, request) -> plan.run(
                        runner,
                        new PlanInstances.Request(
                                request, command, run.invocation().executionRoot()),
                        tool.console()));
        judge(result);
    }

    private void judge(PlanResult result) {
        if (!result.failures().isEmpty()) {
            throw new AtmosException.CheckFailed(result.failures());
        }
        if (failOnChanges && !result.changes().isEmpty()) {
            throw new AtmosException.CheckFailed(result.changes());
        }
    }
}
