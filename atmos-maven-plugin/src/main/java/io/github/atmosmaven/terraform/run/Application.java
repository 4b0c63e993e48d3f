package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.terraform.outcome.Planned;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import java.io.IOException;
import java.util.List;

/**
 * Applies a plan that the gate has let pass, after it has been shown (D63). The saved plan is gone afterwards, since no plan
 * can be applied twice.
 */
final class Application {

    private static final String STALE = "Saved plan is stale";

    private final ReadyWorkplace place;

    Application(ReadyWorkplace place) {
        this.place = place;
    }

    /**
     * Applies a plan.
     *
     * @param plan result of a plan; if it failed or has no changes, nothing is applied
     * @param command command that does the work where operations are remote, which save no plan
     */
    ToolResult of(ToolResult plan, String command) throws IOException, InterruptedException {
        Planned planned = plan.planned();
        if (plan.outcome() != ToolOutcome.CHANGES || planned == null) {
            return plan;
        }
        place.show(plan);
        try {
            int exit = place.isHosted()
                    ? place.tool().exit(List.of(command, "-input=false", "-no-color", "-auto-approve"))
                    : place.tool()
                            .exitWithoutVariables(List.of(
                                    "apply",
                                    "-input=false",
                                    "-no-color",
                                    place.saved().file().toString()));
            if (exit != 0) {
                return place.failed();
            }
            return place.tool().output().words().isComplete()
                    ? ToolResult.applied(place.instance(), planned, place.log())
                    : place.failed("the tool ended with status 0 without saying that it is done");
        } finally {
            place.saved().discard();
        }
    }

    /** Returns true if the tool refused the plan, since others have changed the state after it was made. */
    boolean wasStale() {
        return place.tool().output().holds(STALE);
    }
}
