package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.Force;
import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.mojo.parameters.ChangingParameters;
import io.github.atmosmaven.terraform.run.DestroyCommand;
import io.github.atmosmaven.terraform.run.ToolCommand;
import io.github.atmosmaven.workflow.report.run.PlanGoal;
import io.github.atmosmaven.workflow.run.RunOrder;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Destroys everything that the component instances of the selected stacks manage. The destruction of each instance is
 * planned first, shown, a line for each change, and must pass the gate. Where operations are remote, the service plans a
 * second time and does that; an instance with a gate is refused there. An instance without a workspace has nothing to
 * destroy. An instance begins when all that depends on it is
 * destroyed; a failure stops what it depends on and nothing else. Fails unless {@code -Dstack} names stacks, and unless
 * {@code -Dforce} is typed on the command line; a property {@code force} of a POM, of {@code settings.xml} or of
 * {@code .mvn/maven.config} does not count. A dry run needs no {@code -Dforce}. A locked component is refused.
 * {@code target/atmos/destroy.json} holds the results. Bound to no phase. Example:
 * {@code mvn atmos:destroy -Dstack=dev -Dforce}.
 */
@Mojo(name = "destroy", threadSafe = true)
public final class DestroyMojo extends ChangingParameters {

    @Override
    protected PlanGoal goal() {
        return PlanGoal.DESTROY;
    }

    @Override
    protected ToolCommand command(GoalRun run) {
        if (!isDryRun()) {
            Force.require(run.invocation());
        }
        return new DestroyCommand(gates());
    }

    @Override
    protected RunOrder order(LoadedStacks loaded) {
        return RunOrder.reverse(loaded);
    }
}
