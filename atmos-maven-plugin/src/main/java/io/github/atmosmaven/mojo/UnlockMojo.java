package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.maven.ToolRun;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.mojo.parameters.ToolRunParameters;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.UnlockCommand;
import io.github.atmosmaven.workflow.run.Pace;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Releases the lock of one state, as {@code terraform force-unlock} does. Such a lock remains if a run of the tool is
 * killed. Make sure first that nobody works with that state any more. What the killed run made last may be missing in the
 * state, so look at the next plan before it is applied. {@code -Dstack} and {@code -Dcomponent} must select a single
 * component instance, else the goal fails. A {@code plan} that meets a lock prints the whole command. Changes that lock
 * only. Bound to no phase. Example:
 * <code>mvn atmos:unlock -Dstack=dev -Dcomponent=vpc -Datmos.lockId=&lt;id&gt;</code>.
 */
@Mojo(name = "unlock", threadSafe = true)
public final class UnlockMojo extends ToolRunParameters {

    /**
     * Id of the lock of the state, as the tool and the goal that met it print it. Default: none; this parameter must be
     * set. Example: {@code -Datmos.lockId=9db590f1-b6fe-c5f2-2678-8804f089deba}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.lockId")
    private @Nullable String lockId;

    @Override
    public void run(GoalRun run) {
        String id = Parameters.lockId(lockId);
        if (!run.project().selection().namesStacks()) {
            throw new AtmosException.InvalidConfiguration(Problem.error(
                    ProblemCode.INVALID_PARAMETER,
                    null,
                    "no stack is named",
                    "add -Dstack=<stack> -Dcomponent=<instance>"));
        }
        LoadedStacks loaded = run.load();
        List<Instance> instances = run.select(loaded);
        if (instances.isEmpty()) {
            return;
        }
        run.refuseSharedStates(loaded);
        requireOne(instances);
        ToolRun tool = tool(run);
        if (isDryRun()) {
            tool.console().say(instances.get(0).displayName() + ": would release the lock " + id);
            return;
        }
        for (ToolResult result : tool.run(
                        loaded,
                        instances,
                        Pace.ONE_BY_ONE,
                        (runner, request) -> runner.run(request, new UnlockCommand(id), tool.console()))
                .results()) {
            ToolFailure failure = result.failure();
            if (failure != null) {
                throw new AtmosException.CheckFailed(List.of(Problem.error(
                        failure.code(),
                        result.instance().location(),
                        "the lock of " + result.instance().displayName() + " was not released:\n" + failure.words(),
                        failure.hint())));
            }
        }
    }

    /** A lock belongs to one state, and the same id elsewhere is another lock. */
    private static void requireOne(List<Instance> instances) {
        if (instances.size() > 1) {
            List<String> names = new ArrayList<>(
                    instances.stream().limit(10).map(Instance::displayName).toList());
            if (instances.size() > names.size()) {
                names.add("and " + (instances.size() - names.size()) + " more");
            }
            throw new AtmosException.InvalidConfiguration(Problem.error(
                    ProblemCode.INVALID_PARAMETER,
                    null,
                    "a lock belongs to one instance, and " + instances.size() + " are selected: "
                            + String.join(", ", names),
                    "name one with -Dstack=<stack> -Dcomponent=<instance>"));
        }
    }
}
