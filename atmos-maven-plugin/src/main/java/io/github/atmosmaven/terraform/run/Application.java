package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.terraform.outcome.Planned;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.outcome.ToolWords;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies a plan that the gate has let pass, after it has been shown (D63). The plan is gone afterwards, since no plan can
 * be applied twice. A saved plan stays where the tool has begun nothing, so that what was reviewed can be applied again.
 */
final class Application {

    /** Words with which the tool refuses a saved plan, and the reason. */
    private static final Map<String, String> NOT_TAKEN = Map.of(
            "Saved plan is stale",
            "the state has changed since the plan was saved",
            "Saved plan is discarded",
            "the service has discarded the run of the saved plan, since another was applied or somebody asked for that",
            "Saved plan is canceled",
            "the run of the saved plan was cancelled at the service",
            "Saved plan is already",
            "the run of the saved plan was confirmed at the service already",
            "Applying a saved plan is currently not supported",
            "operations of its backend are remote now, and the saved plan was made here",
            "Applying a saved local plan is not supported",
            "operations of its backend are remote now, and the saved plan was made here");

    private final ReadyWorkplace place;

    Application(ReadyWorkplace place) {
        this.place = place;
    }

    /**
     * Plans and applies that. Where the plan cannot be saved, the service is asked for one run that does both, and gets the
     * confirmation only when its plan has passed the gate.
     *
     * @param command command that does the work where operations save no plan
     * @param options further arguments of {@code plan}
     */
    ToolResult ofNew(Planning planning, String command, String... options) throws IOException, InterruptedException {
        Optional<ToolResult> made = planning.makeSaved(options);
        if (made.isEmpty()) {
            return new ConfirmedRun(place, planning, command).run(options);
        }
        ToolResult plan = made.get();
        if (plan.outcome() != ToolOutcome.CHANGES) {
            return plan;
        }
        place.show(plan);
        return finished(plan);
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
        ToolResult applied = finished(plan);
        ToolWords words = place.tool().output().words();
        if (applied.outcome() != ToolOutcome.FAILED
                || !whyNotTaken().isEmpty()
                || words.isBegun()
                || words.isComplete()) {
            discard();
        }
        return applied;
    }

    private ToolResult finished(ToolResult plan) throws IOException {
        try {
            int exit = place.tool()
                    .exitWithoutVariables(List.of(
                            "apply",
                            "-input=false",
                            "-no-color",
                            place.saved().file().toString()));
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

    /** Reason why the tool did not take the saved plan, which then has to be made anew; empty if there is none. */
    String whyNotTaken() {
        return NOT_TAKEN.entrySet().stream()
                .filter(refusal -> place.tool().output().holds(refusal.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
