package io.github.atmosmaven.mojo.parameters;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.ToolRun;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.run.ToolCommand;
import io.github.atmosmaven.workflow.report.run.PlanGoal;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import io.github.atmosmaven.workflow.run.Pace;
import io.github.atmosmaven.workflow.run.PlanInstances;
import io.github.atmosmaven.workflow.run.RunCommand;
import io.github.atmosmaven.workflow.run.RunOrder;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.util.List;

/** Parameters of goals that change what stacks manage, which they do for named stacks alone. */
public abstract class ChangingParameters extends GatedParameters {

    protected abstract PlanGoal goal();

    /** @throws AtmosException.InvalidConfiguration if the goal must not be run as it is called */
    protected abstract ToolCommand command(GoalRun run);

    protected abstract RunOrder order(LoadedStacks loaded);

    @Override
    public final void run(GoalRun run) {
        if (!run.project().selection().namesStacks()) {
            throw new AtmosException.InvalidConfiguration(Problem.error(
                    ProblemCode.INVALID_PARAMETER,
                    null,
                    "no stack is named",
                    "add -Dstack=<stack>, or -Dstack='**' for all"));
        }
        ToolCommand command = command(run);
        LoadedStacks loaded = run.load();
        Pace pace = pace(order(loaded));
        List<Instance> instances = run.select(loaded);
        run.refuseSharedStates(loaded);
        ToolRun tool = tool(run).of("plan", "apply", command.name());
        if (isDryRun()) {
            tool.preview(loaded, instances, pace, command).forEach(tool.console()::say);
            RunCommand.sayWhoIsSkipped(instances, tool.console());
            return;
        }
        tool.tellLocalStates(instances);
        PlanInstances work = PlanInstances.begin(run.project().output().path(), goal());
        PlanResult result = tool.run(
                loaded,
                instances,
                pace,
                (runner, request) -> work.run(
                        runner,
                        new PlanInstances.Request(
                                request, command, run.invocation().executionRoot()),
                        tool.console()));
        if (!result.failures().isEmpty()) {
            throw new AtmosException.CheckFailed(result.failures());
        }
    }
}
