package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.terraform.outcome.ToolLog;
import io.github.atmosmaven.terraform.tool.CommandLine;
import io.github.atmosmaven.terraform.tool.ProcessRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One tool in one working directory, run with several arguments one after the other. */
final class ToolRun {

    private final CommandLine tool;
    private final UnaryOperator<List<String>> completed;
    private final ProcessRunner processes;
    private final ToolLog output;

    /**
     * @param tool the binary without arguments
     * @param completed adds to the arguments of a command what the surroundings have for it
     */
    ToolRun(CommandLine tool, UnaryOperator<List<String>> completed, ProcessRunner processes, ToolLog output) {
        this.tool = tool;
        this.completed = completed;
        this.processes = processes;
        this.output = output;
    }

    /** Runs it to its end; afterwards {@link #output()} knows what it printed. */
    int exit(List<String> arguments) throws IOException, InterruptedException {
        CommandLine command = tool.with(completed.apply(arguments));
        output.command(command);
        return processes.run(command, output);
    }

    /**
     * Runs it for a document on its standard output, which the log does not get: it may hold secrets.
     *
     * @return the exit code
     */
    int document(List<String> arguments, Consumer<InputStream> reader) throws IOException, InterruptedException {
        CommandLine command = tool.with(completed.apply(arguments));
        output.command(command);
        return processes.run(command, reader, output);
    }

    boolean succeeds(List<String> arguments) throws IOException, InterruptedException {
        return exit(arguments) == 0;
    }

    /** Copy of this run with a variable in the environment of the tool, unless the variable is already set there. */
    ToolRun withDefault(String variable, String value) {
        Map<String, String> environment = new HashMap<>(tool.environment());
        environment.putIfAbsent(variable, value);
        return new ToolRun(
                new CommandLine(tool.arguments(), tool.directory(), environment), completed, processes, output);
    }

    ToolLog output() {
        return output;
    }

    String binary() {
        return tool.arguments().get(0);
    }

    Map<String, String> environment() {
        return tool.environment();
    }

    Path directory() {
        return tool.directory();
    }
}
