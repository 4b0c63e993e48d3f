package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.terraform.outcome.ToolLog;
import io.github.atmosmaven.terraform.tool.CommandLine;
import io.github.atmosmaven.terraform.tool.ProcessRunner;
import io.github.atmosmaven.terraform.tool.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One tool in one working directory, run with several arguments one after the other. */
public final class ToolRun {

    private final CommandLine tool;
    private final UnaryOperator<List<String>> completed;
    private final UnaryOperator<List<String>> withVariables;
    private final ProcessRunner processes;
    private final ToolLog output;
    private final Consumer<CommandLine> started;

    /**
     * @param tool the binary without arguments
     * @param completed adds to the arguments of a command what the surroundings have for it
     * @param withVariables adds the variables of the instance
     * @param started is told of each command
     */
    public ToolRun(
            CommandLine tool,
            UnaryOperator<List<String>> completed,
            UnaryOperator<List<String>> withVariables,
            ProcessRunner processes,
            ToolLog output,
            Consumer<CommandLine> started) {
        this.tool = tool;
        this.completed = completed;
        this.withVariables = withVariables;
        this.processes = processes;
        this.output = output;
        this.started = started;
    }

    /** Runs it to its end; afterwards {@link #output()} knows what it printed. */
    public int exit(List<String> arguments) throws IOException, InterruptedException {
        return ended(processes.run(logged(all(arguments)), output));
    }

    /** Runs a command to its end, shows what it prints, and returns its exit status. */
    public int exit(List<String> arguments, Screen screen) throws IOException, InterruptedException {
        return ended(processes.run(logged(all(arguments)), screen, output));
    }

    /** Runs a command that refuses variables, such as the application of a saved plan, and returns its exit status. */
    public int exitWithoutVariables(List<String> arguments) throws IOException, InterruptedException {
        return ended(processes.run(logged(completed.apply(arguments)), output));
    }

    /** Runs such a command and shows what it prints. */
    public int exitWithoutVariables(List<String> arguments, Screen screen) throws IOException, InterruptedException {
        return ended(processes.run(logged(completed.apply(arguments)), screen, output));
    }

    /** Runs a command that needs no project, with these arguments alone, and returns its exit status. */
    public int answer(List<String> arguments, Screen screen) throws IOException, InterruptedException {
        return ended(processes.run(logged(arguments), screen, output));
    }

    /** Runs it with the terminal for itself. The log gets the command line alone. */
    public int converse(List<String> arguments) throws IOException, InterruptedException {
        return ended(processes.runOnTerminal(logged(all(arguments))));
    }

    /** Runs a command that asks questions. One that gets no answer makes it fail. */
    public int answered(List<String> arguments, Function<String, Optional<String>> answers)
            throws IOException, InterruptedException {
        return ended(processes.runAnswered(logged(all(arguments)), answers, output));
    }

    private List<String> all(List<String> arguments) {
        return withVariables.apply(completed.apply(arguments));
    }

    private int ended(int status) {
        output.ended(status);
        return status;
    }

    private CommandLine logged(List<String> arguments) {
        CommandLine command = tool.with(arguments);
        output.command(command);
        started.accept(command);
        return command;
    }

    /**
     * Runs it for a document on its standard output, which the log does not get: it may hold secrets.
     *
     * @return the exit code
     */
    public int document(List<String> arguments, Consumer<InputStream> reader) throws IOException, InterruptedException {
        return ended(processes.run(logged(all(arguments)), reader, output));
    }

    public boolean succeeds(List<String> arguments) throws IOException, InterruptedException {
        return exit(arguments) == 0;
    }

    /** Copy of this run with a variable in the environment of the tool, unless the variable is already set there. */
    public ToolRun withDefault(String variable, String value) {
        Map<String, String> environment = new HashMap<>(tool.environment());
        environment.putIfAbsent(variable, value);
        CommandLine other = new CommandLine(tool.arguments(), tool.directory(), environment);
        return new ToolRun(other, completed, withVariables, processes, output, started);
    }

    public ToolLog output() {
        return output;
    }

    public String binary() {
        return tool.arguments().get(0);
    }

    public Map<String, String> environment() {
        return tool.environment();
    }

    public Path directory() {
        return tool.directory();
    }
}
