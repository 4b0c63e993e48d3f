package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.terraform.outcome.ToolLog;
import io.github.atmosmaven.terraform.tool.CallerArguments;
import java.util.List;

/**
 * The places where operations of instances run, as the tool has told them. A service chooses the place for each workspace,
 * and nobody else knows it beforehand (remote-backend 7): each command is tried as if operations were here, and what the tool
 * refuses because they are not is left out from then on.
 */
final class Operations {

    private static final String REMOTE = "Saving a generated plan is currently not supported";
    private static final String BESIDE_REPOSITORY = "Saved plans not allowed for workspaces with a VCS";
    private static final String NO_PARALLELISM = "Custom parallelism values are currently not supported";

    private volatile boolean savePlans = true;
    private volatile boolean takeParallelism = true;

    /** Returns false if the tool has said that it can save no plan. */
    boolean savePlans() {
        return savePlans;
    }

    /** The words of a command, with those of the caller's environment that it takes. */
    List<String> handedOn(List<String> words, CallerArguments caller) {
        return (takeParallelism ? caller : caller.withoutParallelism()).in(words);
    }

    /**
     * Learns from what a command has printed that failed. Returns true if the command is worth another try, without what
     * it refused.
     */
    boolean refuseMore(ToolLog output) {
        boolean saving = savePlans && (output.holds(REMOTE) || output.holds(BESIDE_REPOSITORY));
        if (saving) {
            savePlans = false;
            output.remark("operations are remote, and save no plan here");
        }
        return refuseParallelism(output) || saving;
    }

    /** Learns only whether the tool takes {@code -parallelism}. */
    boolean refuseParallelism(ToolLog output) {
        boolean refused = takeParallelism && output.holds(NO_PARALLELISM);
        if (refused) {
            takeParallelism = false;
            output.remark("operations are remote, and take no -parallelism of the environment");
        }
        return refused;
    }
}
