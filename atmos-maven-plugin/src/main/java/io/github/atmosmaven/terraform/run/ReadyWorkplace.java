package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.module.RootModule;
import io.github.atmosmaven.terraform.outcome.Planned;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Working place of an instance that is initialised and has its workspace selected.
 *
 * @param base directory of everything that belongs to the instance
 * @param module its root module in the sources
 * @param isHosted true if a service such as HCP Terraform holds the state and may run the command
 * @param tool the tool, in the working directory and its environment
 * @param failures says why a command failed, in words that lead to the sources
 * @param initialisation the way by which the tool was initialised there, for a command that does it anew
 * @param log file with everything that the tool prints
 * @param notes is told what a user may not expect
 */
record ReadyWorkplace(
        Instance instance,
        Path base,
        RootModule module,
        boolean isHosted,
        ToolRun tool,
        FailureWords failures,
        Initialisation initialisation,
        Path log,
        Consumer<String> notes) {

    void note(String text) {
        notes.accept(text);
    }

    ToolResult unchanged() {
        return ToolResult.unchanged(instance, log);
    }

    ToolResult changed(Planned planned) {
        return ToolResult.changed(instance, planned, log);
    }

    /** The tool failed, and what it printed last says why. */
    ToolResult failed() {
        return ToolResult.failed(instance, failures.of(tool.output().words()), log);
    }

    /** The tool did not say that it failed, but it did; what it printed last may help. */
    ToolResult failed(String reason) {
        return failedWith(reason + ":\n" + tool.output().words().text());
    }

    ToolResult failedWith(String words) {
        return ToolResult.failed(instance, failures.of(words), log);
    }
}
