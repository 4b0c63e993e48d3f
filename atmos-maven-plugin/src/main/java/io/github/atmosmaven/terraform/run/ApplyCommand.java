package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * {@code apply}: applies the saved plan of an instance if it is still the plan of its inputs, else plans anew and applies
 * that. Nothing is applied that was not shown and has not passed the gate (D63, D68).
 */
public final class ApplyCommand implements ToolCommand {

    /** Says which plans count. */
    public enum Use {
        /** The saved plan if it can be used, else a new one. */
        PREFER,
        /** The saved plan alone. */
        ONLY,
        /** A new plan. */
        NEVER
    }

    private final Use use;
    private final Gates gates;

    public ApplyCommand(Use use, Gates gates) {
        this.use = use;
        this.gates = gates;
    }

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public String intent(String tool, Set<String> sensitive) {
        return switch (use) {
                    case PREFER -> "apply the saved plan, or plan first";
                    case ONLY -> "apply the saved plan";
                    case NEVER -> "plan, and apply that";
                }
                + ", if the gate lets it pass, with '" + tool + "'";
    }

    @Override
    public boolean usesSavedPlan() {
        return use != Use.NEVER;
    }

    @Override
    public boolean changesResources() {
        return true;
    }

    /** A saved plan has what it read. */
    @Override
    public boolean readsOtherStates() {
        return use != Use.ONLY;
    }

    @Override
    public List<Problem> refusals(Instance instance) {
        return gates.problems(instance);
    }

    @Override
    public ToolResult run(ReadyWorkplace place) throws IOException, InterruptedException {
        Planning planning = new Planning(place, gates.of(place.instance()));
        if (use != Use.NEVER) {
            String reason = place.plans().unusable();
            String earlier = changedBefore(place);
            if (reason.isEmpty() && !earlier.isEmpty()) {
                if (use == Use.ONLY) {
                    place.note("WARNING: applied as reviewed, but " + earlier
                            + " by this run after the plan was made: plan again afterwards");
                } else {
                    reason = "the saved plan is stale: " + earlier + " by this run after the plan was made";
                }
            }
            if (reason.isEmpty()) {
                Application application = new Application(place);
                ToolResult plan = planning.look();
                boolean isNothing = plan.outcome() == ToolOutcome.NO_CHANGES
                        && place.saved().namesARun();
                ToolResult applied = isNothing ? plan : application.ofSaved(plan);
                boolean isTaken = applied.outcome() != ToolOutcome.FAILED
                        || application.whyNotTaken().isEmpty();
                if (isTaken && !isNothing) {
                    return applied;
                }
                if (isNothing && use == Use.ONLY) {
                    application.discard();
                    return applied;
                }
                reason = isNothing
                        ? "the saved plan has no changes, and a service applies none without"
                        : application.whyNotTaken();
            }
            if (use == Use.ONLY) {
                return place.failed(
                        new ToolFailure(
                                ProblemCode.SAVED_PLAN_UNUSABLE,
                                reason,
                                "plan anew, review that plan and apply it, or let the goal plan with -Datmos.savedPlan=prefer"));
            }
            place.note("planned now, since " + reason);
        }
        return fresh(place, planning);
    }

    /** Dependencies give the instance other values now than those that it was planned with (D63). */
    private static String changedBefore(ReadyWorkplace place) {
        List<String> names =
                place.changedBefore().stream().map(Instance::displayName).toList();
        return names.isEmpty() ? "" : String.join(", ", names) + (names.size() == 1 ? " was changed" : " were changed");
    }

    private ToolResult fresh(ReadyWorkplace place, Planning planning) throws IOException, InterruptedException {
        Application application = new Application(place);
        try {
            return application.ofNew(planning, name());
        } finally {
            application.discard();
        }
    }
}
