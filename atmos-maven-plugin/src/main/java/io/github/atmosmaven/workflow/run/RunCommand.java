package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.terraform.run.TypedCommand;
import io.github.atmosmaven.workflow.report.run.CommandFile;
import io.github.atmosmaven.workflow.report.run.CommandResult;
import java.nio.file.Path;
import java.util.List;

/** Runs a command that a user typed, and leaves the results for scripts in {@code terraform.json} (D7, D69). */
public final class RunCommand {

    private final CommandFile file;

    private RunCommand(CommandFile file) {
        this.file = file;
    }

    /**
     * Instances to run the command for.
     *
     * @param run instances and how they are run
     * @param executionRoot directory that messages name files from
     */
    public record Request(RunTool.Request run, Path executionRoot) {}

    /**
     * Begins a run, and removes the results of an earlier one.
     *
     * @param outputDirectory directory of {@code terraform.json}
     */
    public static RunCommand begin(Path outputDirectory) {
        CommandFile file = new CommandFile(outputDirectory);
        file.forget();
        return new RunCommand(file);
    }

    /**
     * Runs the command for all instances of the request. Failures are part of the result.
     *
     * @throws io.github.atmosmaven.problem.AtmosException when something is wrong before anything was run
     */
    public CommandResult run(RunTool tool, Request request, TypedCommand command, RunListener listener) {
        return tool.run(request.run(), command, listener, ran -> {
            List<CommandResult.Row> rows = ran.results().stream()
                    .map(result ->
                            new CommandResult.Row(result, RunTool.shown(request.run(), command, result.instance())))
                    .toList();
            CommandResult result = new CommandResult(
                    rows, ran.skipped(), request.run().settings().projectDirectory(), request.executionRoot());
            file.write(result);
            sayWhoIsSkipped(ran.skipped(), listener);
            listener.closed(result.summary());
            return result;
        });
    }

    /** Tells which of the instances no tool is run for. */
    public static void sayWhoIsSkipped(List<Instance> instances, RunListener listener) {
        instances.stream()
                .filter(Instance::isSkipped)
                .forEach(instance -> listener.note(instance, "skipped, it is disabled or abstract"));
    }
}
