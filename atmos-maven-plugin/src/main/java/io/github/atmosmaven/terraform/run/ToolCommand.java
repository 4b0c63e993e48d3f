package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.terraform.outcome.ToolResult;
import java.io.IOException;
import java.nio.file.Path;

/** Command of a tool that is run for an instance once its {@link Workplace} is ready. */
public sealed interface ToolCommand permits PlanCommand, UnlockCommand {

    /** The word of the tool, which names the log file too. */
    String name();

    /** Removes the results of an earlier run, which would pass for those of this one. Called before anything is run. */
    default void forgetEarlier(Path base) throws IOException {}

    /** Returns true if the workspace of the instance is created when it does not exist. */
    default boolean createsWorkspace() {
        return true;
    }

    /** Runs it. What the tool refuses is the result and no exception. */
    ToolResult run(ReadyWorkplace place) throws IOException, InterruptedException;
}
