package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.hosted.ServerTokens;
import io.github.atmosmaven.terraform.tool.CommandLine;
import io.github.atmosmaven.terraform.tool.ProcessRunner;
import io.github.atmosmaven.terraform.tool.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs programs whose environment holds tokens. A program that prints one, such as a provisioner that shows its
 * environment, brings it neither into a log nor onto a screen (D35). What it prints on a terminal that it has for itself
 * is out of reach.
 *
 * @param processes starts the programs
 */
record WithoutTokens(ProcessRunner processes, ServerTokens tokens) implements ProcessRunner {

    static ProcessRunner of(ProcessRunner processes, ServerTokens tokens) {
        return tokens.isEmpty() ? processes : new WithoutTokens(processes, tokens);
    }

    private Consumer<String> hidden(Consumer<String> line) {
        return text -> line.accept(tokens.hiddenIn(text));
    }

    @Override
    public int run(CommandLine command, Consumer<String> line) throws IOException, InterruptedException {
        return processes.run(command, hidden(line));
    }

    @Override
    public int run(CommandLine command, Consumer<InputStream> results, Consumer<String> line)
            throws IOException, InterruptedException {
        return processes.run(command, results, hidden(line));
    }

    @Override
    public int run(CommandLine command, Path input, Consumer<InputStream> results, Consumer<String> line)
            throws IOException, InterruptedException {
        return processes.run(command, input, results, hidden(line));
    }

    @Override
    public int run(CommandLine command, Screen screen, Consumer<String> line) throws IOException, InterruptedException {
        try (OutputStream output = tokens.hiddenFrom(screen.output());
                OutputStream errors = tokens.hiddenFrom(screen.errors())) {
            return processes.run(command, new Screen(output, errors, screen.isTerminal()), hidden(line));
        }
    }

    @Override
    public int runAnswered(CommandLine command, Function<String, Optional<String>> answers, Consumer<String> line)
            throws IOException, InterruptedException {
        return processes.runAnswered(command, answers, hidden(line));
    }

    @Override
    public int runOnTerminal(CommandLine command) throws IOException, InterruptedException {
        return processes.runOnTerminal(command);
    }
}
