package io.github.atmosmaven.terraform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One tool in one working directory, run with several arguments one after the other. */
final class ToolRun {

    private final CommandLine tool;
    private final ProcessRunner processes;
    private final ToolLog output;

    /** @param tool the binary without arguments */
    ToolRun(CommandLine tool, ProcessRunner processes, ToolLog output) {
        this.tool = tool;
        this.processes = processes;
        this.output = output;
    }

    /** Runs it to its end; afterwards {@link #output()} holds what it printed. */
    int exit(List<String> arguments) throws IOException, InterruptedException {
        CommandLine command = tool.with(arguments);
        output.command(command);
        return processes.run(command, output);
    }

    boolean succeeds(List<String> arguments) throws IOException, InterruptedException {
        return exit(arguments) == 0;
    }

    ToolLog output() {
        return output;
    }

    Path directory() {
        return tool.directory();
    }
}
