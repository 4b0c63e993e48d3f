package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.saved.SavedPlan;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code destroy}: plans the destruction, shows it, and does it if the gate lets it pass. No plan of it is kept (D63). */
public final class DestroyCommand implements ToolCommand {

    private final Gates gates;

    public DestroyCommand(Gates gates) {
        this.gates = gates;
    }

    @Override
    public String name() {
        return "destroy";
    }

    @Override
    public String intent(String tool, Set<String> sensitive) {
        return "plan the destruction, and apply it if the gate lets it pass, with '" + tool + "'";
    }

    @Override
    public boolean changesResources() {
        return true;
    }

    @Override
    public boolean readsOtherStates() {
        return true;
    }

    @Override
    public List<Problem> refusals(Instance instance) {
        return gates.problems(instance);
    }

    /** Plans that were saved before a destruction do not fit what it leaves. */
    @Override
    public void forgetEarlier(SavedPlan saved) throws IOException {
        saved.remove();
    }

    /** A missing workspace need not be created to be destroyed. */
    @Override
    public boolean createsWorkspace() {
        return false;
    }

    @Override
    public ToolResult runWithoutWorkspace(ReadyWorkplace place) {
        place.note("the workspace '" + place.instance().workspace() + "' does not exist, so nothing is there");
        return place.unchanged();
    }

    @Override
    public ToolResult run(ReadyWorkplace place) throws IOException, InterruptedException {
        Application application = new Application(place);
        try {
            return application.ofNew(new Planning(place, gates.of(place.instance())), name(), "-destroy");
        } finally {
            application.discard();
        }
    }
}
