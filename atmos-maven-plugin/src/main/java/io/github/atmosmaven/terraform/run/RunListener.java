package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import java.util.List;

/** Is told what happens while instances are run, by several threads. */
public interface RunListener {

    /** Work on an instance begins. */
    default void started(Instance instance) {}

    /**
     * A command is about to run for an instance.
     *
     * @param command the command with its arguments, as it may be shown
     */
    default void running(Instance instance, String command) {}

    /** Returns true if {@link #repeatable} is of interest. */
    default boolean hearsCommands() {
        return false;
    }

    /**
     * A program is started for an instance.
     *
     * @param command line of a POSIX shell that does the same, as it may be shown
     */
    default void repeatable(Instance instance, String command) {}

    /**
     * A plan is about to be applied.
     *
     * @param plan what it does: the numbers, then a line for each change
     */
    default void planned(Instance instance, List<String> plan) {}

    /** Something is about to happen that a user may not expect. */
    default void note(Instance instance, String text) {}

    /** Work on an instance has ended. */
    default void ended(ToolResult result) {}

    /** The run has ended, and this is what a tool printed that failed. */
    default void failed(FailedLog log) {}

    /** The run has ended. */
    default void closed(String summary) {}
}
