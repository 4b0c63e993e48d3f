package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.saved.SavedPlan;
import java.io.IOException;
import java.util.List;

/** {@code plan}: finds what an apply would change, and saves the plan so that it can be applied (D63). */
public final class PlanCommand implements ToolCommand {

    private final Gates gates;

    /** @param gates judge each plan: one that they refuse is removed, so that nothing can apply it (D63, D68) */
    public PlanCommand(Gates gates) {
        this.gates = gates;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public boolean readsOtherStates() {
        return true;
    }

    @Override
    public List<Problem> refusals(Instance instance) {
        return gates.problems(instance);
    }

    @Override
    public void forgetEarlier(SavedPlan saved) throws IOException {
        saved.remove();
    }

    @Override
    public ToolResult run(ReadyWorkplace place) throws IOException, InterruptedException {
        boolean isKept = false;
        try {
            ToolResult result = new Planning(place, gates.of(place.instance())).make();
            if (result.outcome() != ToolOutcome.FAILED && place.saved().isWritten()) {
                place.saved()
                        .keep(
                                place.plans().inputs().now(),
                                place.tool().directory().resolve(WorkingDirectories.LOCK_FILE));
                isKept = true;
            } else if (result.outcome() == ToolOutcome.CHANGES) {
                place.note("its operations are remote and save no plan, so that apply makes one of its own");
            }
            return result;
        } finally {
            if (!isKept) {
                place.saved().discard();
            }
        }
    }
}
