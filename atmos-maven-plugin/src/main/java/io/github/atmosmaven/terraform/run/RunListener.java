package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.outcome.ToolResult;

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

    /** Something is about to happen that a user may not expect. */
    default void note(Instance instance, String text) {}

    /** Work on an instance has ended. */
    default void ended(ToolResult result) {}

    /** The run has ended. */
    default void closed(String summary) {}
}
