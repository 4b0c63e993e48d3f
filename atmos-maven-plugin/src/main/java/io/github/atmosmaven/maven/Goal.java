package io.github.atmosmaven.maven;

import io.github.atmosmaven.maven.modules.GatheredModules;
import java.io.File;
import org.jspecify.annotations.Nullable;

/** Goal that {@link GoalRun} runs: its parameters and its work. */
public interface Goal {

    /**
     * Switches that all goals have.
     *
     * @param skipsAll true if every goal of the plugin is skipped
     * @param skipsGoal true if this goal is skipped
     * @param failsOnWarnings true if a warning fails the goal
     * @param dryRun true if the goal says what it would do and changes nothing but reports
     */
    record Switches(boolean skipsAll, boolean skipsGoal, boolean failsOnWarnings, boolean dryRun) {}

    Switches switches();

    /** Stacks directory that the POM or the command line names; null if they name none. */
    @Nullable
    File namedStacksDirectory();

    /**
     * Values of the parameters that say which stacks the goal is about.
     *
     * @throws io.github.atmosmaven.problem.AtmosException.InvalidConfiguration for values that mean nothing
     */
    StackRequest request();

    /** Returns true if the goal writes one document about all modules when it is typed at the root of several (D20). */
    default boolean writesDocument() {
        return false;
    }

    /** Returns true if the goal runs Terraform or OpenTofu. */
    default boolean runsTool() {
        return false;
    }

    /** Returns true if the goal looks at abstract components too, which are then resolved. */
    default boolean needsAbstractComponents() {
        return false;
    }

    /** Adds what this module has to say for a document about several. Failures are as for {@link #run}. */
    default void gather(GoalRun run, GatheredModules modules) {
        modules.add(
                run.project().directory(), run.load(), run.project().output().scripts());
    }

    /** Does the work of the goal. Failures are {@link io.github.atmosmaven.problem.AtmosException}s. */
    void run(GoalRun run);
}
