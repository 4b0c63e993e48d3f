package io.github.atmosmaven.git;

import io.github.atmosmaven.terraform.tool.CommandLine;
import io.github.atmosmaven.terraform.tool.ProcessRunner;
import io.github.atmosmaven.terraform.tool.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A machine on which no program can be started. */
final class FailingProcesses implements ProcessRunner {

    @Override
    public int run(CommandLine command, Consumer<String> line) throws IOException {
        throw new IOException("it is not there");
    }

    @Override
    public int run(CommandLine command, Consumer<InputStream> results, Consumer<String> line) throws IOException {
        throw new IOException("it is not there");
    }

    @Override
    public int run(CommandLine command, Path input, Consumer<InputStream> results, Consumer<String> line)
            throws IOException {
        throw new IOException("it is not there");
    }

    @Override
    public int run(CommandLine command, Screen screen, Consumer<String> line) throws IOException {
        throw new IOException("it is not there");
    }

    @Override
    public int runAnswered(CommandLine command, Function<String, Optional<String>> answers, Consumer<String> line)
            throws IOException {
        throw new IOException("it is not there");
    }

    @Override
    public int runOnTerminal(CommandLine command) throws IOException {
        throw new IOException("it is not there");
    }
}
