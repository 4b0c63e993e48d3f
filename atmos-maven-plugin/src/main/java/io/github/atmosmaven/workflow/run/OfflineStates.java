package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.backend.reads.RemoteStateBlock;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.reads.ReadScope;
import io.github.atmosmaven.terraform.reads.RemoteStates;
import io.github.atmosmaven.terraform.run.ToolCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses commands for states that are out of reach under {@code -o} (D40): the own one of an instance, and those that
 * its data blocks read.
 *
 * @param isLocalEndpoint true if the local endpoint stands in for AWS
 */
record OfflineStates(RemoteStates states, boolean isLocalEndpoint) {

    List<Problem> refusals(Instance instance, ToolCommand command) {
        List<Problem> problems = new ArrayList<>();
        if (command.reachesState() && !instance.backendType().isReachedOffline(isLocalEndpoint)) {
            problems.add(refusal("the state of " + instance.displayName(), instance));
        }
        if (command.readsOtherStates()) {
            for (RemoteStateBlock block : states.blocks(instance, ReadScope.OF_RUN)) {
                if (!isReached(block)) {
                    problems.add(refusal(
                            "the state of " + block.target().displayName() + ", which " + instance.displayName()
                                    + " reads,",
                            block.target()));
                }
            }
        }
        return problems;
    }

    private boolean isReached(RemoteStateBlock block) {
        return block.isStatic() || block.type().isNone() || block.type().isReachedOffline(isLocalEndpoint);
    }

    private static Problem refusal(String state, Instance holder) {
        return Problem.error(
                ProblemCode.OFFLINE,
                null,
                state + " cannot be read offline: " + holder.stateAddress(),
                "run without -o, or with -Datmos.local where the backend is s3");
    }
}
