package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.gate.GateRule;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.init.Workspaces;
import io.github.atmosmaven.terraform.outcome.Planned;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.outcome.ToolWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies a plan that the gate has let pass, after it has been shown (D63). The plan is gone afterwards, since no plan can
 * be applied twice. A saved plan stays where the tool has begun nothing, so that what was reviewed can be applied again.
 */
final class Application {

    private static final String STALE = "Saved plan is stale";

    private final ReadyWorkplace place;

    Application(ReadyWorkplace place) {
        this.place = place;
    }

    /**
     * Reasons not to apply anything for an instance. A service that runs the tool applies a second plan, made after the
     * first one was judged, and that one no gate has seen (D68).
     */
    static List<Problem> refusals(Instance instance, Gates gates) {
        List<Problem> problems = new ArrayList<>(gates.problems(instance));
        List<GateRule> rules = gates.of(instance).rules();
        if (Workspaces.isHosted(instance) && !rules.isEmpty()) {
            problems.add(Problem.error(
                    ProblemCode.GATE_BROKEN,
                    rules.get(0).place(),
                    instance.displayName() + " has a gate (" + rules.get(0).shown()
                            + "), which cannot judge what is applied: operations of its backend are remote, and the"
                            + " service makes the plan that it applies by itself",
                    "let the service's own policies judge, apply there, or take the gate away from this instance"));
        }
        return problems;
    }

    /**
     * Applies a plan that was just made.
     *
     * @param plan result of a plan; if it failed or has no changes, nothing is applied
     * @param command command that does the work where operations are remote, which save no plan
     */
    ToolResult of(ToolResult plan, String command) throws IOException, InterruptedException {
        if (plan.outcome() != ToolOutcome.CHANGES || plan.planned() == null) {
            return plan;
        }
        place.show(plan);
        if (!place.isHosted()) {
            return finished(plan, saved());
        }
        place.note("the service plans again, and applies that plan, which nobody has seen before");
        return finished(plan, List.of(command, "-input=false", "-no-color", "-auto-approve"));
    }

    /**
     * Applies a plan that an earlier build saved. One without changes is applied too: the tool alone knows whether the state
     * is still the one that was planned for.
     */
    ToolResult ofSaved(ToolResult plan) throws IOException, InterruptedException {
        if (plan.outcome() == ToolOutcome.FAILED) {
            if (plan.isRefusedByGate()) {
                discard();
            }
            return plan;
        }
        if (plan.outcome() == ToolOutcome.CHANGES) {
            place.show(plan);
        }
        ToolResult applied = finished(plan, saved());
        ToolWords words = place.tool().output().words();
        if (applied.outcome() != ToolOutcome.FAILED || wasStale() || words.isBegun() || words.isComplete()) {
            discard();
        }
        return applied;
    }

    private List<String> saved() {
        return List.of(
                "apply", "-input=false", "-no-color", place.saved().file().toString());
    }

    private ToolResult finished(ToolResult plan, List<String> arguments) throws IOException {
        try {
            int exit = place.isHosted()
                    ? place.tool().exit(arguments)
                    : place.tool().exitWithoutVariables(arguments);
            if (exit != 0) {
                return place.failed().of(plan.planned());
            }
            if (!place.tool().output().words().isComplete()) {
                return place.failed("the tool ended with status 0 without saying that it is done")
                        .of(plan.planned());
            }
            Planned planned = plan.planned();
            return planned == null ? plan : ToolResult.applied(place.instance(), planned, place.log());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return place.failed(FailureWords.interrupted()).of(plan.planned());
        }
    }

    /** Removes the plan. What was applied is applied, also where its plan cannot be removed. */
    void discard() {
        try {
            place.saved().discard();
        } catch (IOException e) {
            place.note("its saved plan cannot be removed: " + IoReason.withFile(e));
        }
    }

    /** Returns true if the tool refused the plan, since others have changed the state after it was made. */
    boolean wasStale() {
        return place.tool().output().holds(STALE);
    }
}
