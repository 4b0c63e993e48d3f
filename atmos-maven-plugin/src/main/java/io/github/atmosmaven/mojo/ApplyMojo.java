package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.mojo.parameters.ChangingParameters;
import io.github.atmosmaven.terraform.run.ApplyCommand;
import io.github.atmosmaven.terraform.run.ToolCommand;
import io.github.atmosmaven.workflow.report.run.PlanGoal;
import io.github.atmosmaven.workflow.run.RunOrder;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Applies the component instances of the selected stacks. What {@code atmos:plan} saved is applied if it is still the plan
 * of the manifests, modules, lock file and tool; otherwise the instance is planned anew, and a line says why. Each plan is
 * shown, a line for each change, and must pass the gate. Where operations are remote, the service plans a second time and
 * applies that plan; an instance with a gate is refused there. An instance begins when all that it depends on succeeded; a failure
 * stops what depends on it and nothing else. Fails unless {@code -Dstack} names stacks. Changes what the plans say.
 * {@code target/atmos/apply.json} holds the results, {@code apply.log} in the directory of each instance what the tool
 * printed. Bound to no phase. Example: {@code mvn atmos:apply -Dstack=dev}.
 */
@Mojo(name = "apply", threadSafe = true)
public final class ApplyMojo extends ChangingParameters {

    /**
     * Use of the plans that {@code atmos:plan} saved in {@code target/atmos/plans}: {@code prefer} applies the saved plan of
     * an instance if it can be used and nothing that it depends on was changed by this run, and else plans; {@code only} fails where the saved plan is missing or stale, as a
     * pipeline wants whose plans are reviewed, and warns where something that the instance depends on was changed by this run; {@code never} always plans. Default: {@code prefer}. Example:
     * {@code -Datmos.savedPlan=only}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.savedPlan", defaultValue = "prefer")
    private String savedPlan;

    @Override
    protected PlanGoal goal() {
        return PlanGoal.APPLY;
    }

    @Override
    protected ToolCommand command(GoalRun run) {
        return new ApplyCommand(Parameters.savedPlan(savedPlan), gates());
    }

    @Override
    protected RunOrder order(LoadedStacks loaded) {
        return RunOrder.forward(loaded);
    }
}
