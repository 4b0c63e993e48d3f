package io.github.atmosmaven.terraform;

import java.io.IOException;
import java.util.function.Consumer;

/** Runs a program. */
public interface ProcessRunner {

    /**
     * Runs it to its end; nothing is ever typed into it.
     *
     * @param line receives every line the program prints, without colours, as it comes
     * @return the exit code
     * @throws IOException when the program cannot be started
     * @throws InterruptedException when this thread is interrupted; the program and its children are ended first
     */
    int run(CommandLine command, Consumer<String> line) throws IOException, InterruptedException;
}
