package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.saved.SavedPlan;
import io.github.atmosmaven.terraform.typed.Preparation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Command of a tool that is run for an instance once its {@link Workplace} is ready. */
public sealed interface ToolCommand
        permits PlanCommand, ApplyCommand, DestroyCommand, UnlockCommand, TypedCommand, OutputCommand, TestCommand {

    /** The word of the tool. */
    String name();

    /**
     * The command with its arguments, as messages show it.
     *
     * @param sensitive names of variables whose values are not shown
     */
    default String shown(Set<String> sensitive) {
        return name();
    }

    /**
     * Work of the command, behind the word "would", for a dry run (D9): {@code run 'terraform plan'}.
     *
     * @param tool name of the tool
     */
    default String intent(String tool, Set<String> sensitive) {
        return "run '" + tool + " " + shown(sensitive) + "'";
    }

    /** Name of the file with everything that the tool prints. */
    default String logName() {
        return name() + ".log";
    }

    /** Returns true if a user sees what the tool prints, as it comes. */
    default boolean showsOutput() {
        return false;
    }

    /** Preparation of the working directory that the command needs. */
    default Preparation preparation() {
        return Preparation.WORKSPACE;
    }

    /** Returns true if the state of the instance has to be within reach. */
    default boolean reachesState() {
        return preparation().reachesState();
    }

    /** Returns true if it computes the code of the root module, with the data blocks that read states of others. */
    default boolean readsOtherStates() {
        return false;
    }

    /** Variables that its arguments set, whose values may be secrets. */
    default Map<String, String> variables() {
        return Map.of();
    }

    /** Reasons not to run it for an instance, all of them. They are found before anything is run. */
    default List<Problem> refusals(Instance instance) {
        return List.of();
    }

    /** Removes the results of an earlier run, which would pass for those of this one. Called before anything is run. */
    default void forgetEarlier(SavedPlan saved) throws IOException {}

    /** Returns true if it applies the saved plan where that can be used. */
    default boolean usesSavedPlan() {
        return false;
    }

    /** Returns true if it changes what the state knows of, so that it must not begin with an old state. */
    default boolean changesResources() {
        return false;
    }

    /** Returns true if the workspace of the instance is created when it does not exist. */
    default boolean createsWorkspace() {
        return true;
    }

    /** The workspace does not exist and is not created, so that there is no state of the instance. */
    default ToolResult runWithoutWorkspace(ReadyWorkplace place) {
        return place.failed();
    }

    /** Runs it. What the tool refuses is the result and no exception. */
    ToolResult run(ReadyWorkplace place) throws IOException, InterruptedException;
}
