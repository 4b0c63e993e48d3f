package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.init.Initialisation;
import io.github.atmosmaven.terraform.init.ToolRun;
import io.github.atmosmaven.terraform.outcome.Planned;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.saved.PlanInputs;
import io.github.atmosmaven.terraform.saved.SavedPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Working place of an instance that is initialised and has its workspace selected.
 *
 * @param base directory of everything that belongs to the instance
 * @param uploaded the variables of the stack in what a remote run uploads
 * @param operations what the tool has said about where its operations take place
 * @param tool the tool, in the working directory and its environment
 * @param failures says why a command failed, in words that lead to the sources
 * @param initialisation the way by which the tool was initialised there, for a command that does it anew
 * @param log file with everything that the tool prints
 * @param plans the saved plan of the instance, and what a plan of it is made of now
 * @param changedBefore instances that it depends on, and that this run has changed
 * @param listener is told how the work goes on
 */
record ReadyWorkplace(
        Instance instance,
        Path base,
        UploadedVariables uploaded,
        Operations operations,
        ToolRun tool,
        FailureWords failures,
        Initialisation initialisation,
        Path log,
        Plans plans,
        List<Instance> changedBefore,
        RunListener listener) {

    /**
     * The saved plan of an instance.
     *
     * @param inputs computes what a plan would be made of now
     * @param unusable reason why the saved plan cannot be applied; empty if it can
     */
    record Plans(SavedPlan saved, Inputs inputs, String unusable) {}

    /** Computes what a plan is made of. */
    @FunctionalInterface
    interface Inputs {
        PlanInputs now() throws IOException;
    }

    void note(String text) {
        listener.note(instance, text);
    }

    /** Shows a plan before it is applied. */
    void show(ToolResult plan) {
        List<String> lines = new ArrayList<>(List.of(plan.summary()));
        plan.list().forEach(change -> lines.add(change.action().word() + " " + change.shown()));
        listener.planned(instance, lines);
    }

    SavedPlan saved() {
        return plans.saved();
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

    ToolResult failed(ToolFailure failure) {
        return ToolResult.failed(instance, failure, log);
    }

    /** The tool did not say that it failed, but it did; what it printed last may help. */
    ToolResult failed(String reason) {
        return failedWith(reason + ":\n" + tool.output().words().text());
    }

    ToolResult failedWith(String words) {
        return ToolResult.failed(instance, failures.of(words), log);
    }
}
