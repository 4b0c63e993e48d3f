package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.run.ToolCommand;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses commands that might change what belongs to a locked component, in every goal (D69, semantics 5.13). */
final class LockedComponents {

    private static final Set<String> REFUSED =
            Set.of("apply", "deploy", "destroy", "import", "state", "taint", "untaint");

    private LockedComponents() {}

    /** The problem of a command for an instance; null if the instance does not refuse the command. */
    static @Nullable Problem refusal(Instance instance, ToolCommand command) {
        if (!instance.isLocked() || !REFUSED.contains(command.name()) || !command.reachesState()) {
            return null;
        }
        return Problem.error(
                ProblemCode.COMPONENT_LOCKED,
                instance.location(),
                "'" + command.name() + "' is refused: " + instance.displayName() + " is locked",
                "locked components take no "
                        + String.join(", ", REFUSED.stream().sorted().toList()) + "; take metadata.locked away first");
    }
}
