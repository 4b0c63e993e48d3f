package io.github.atmosmaven.terraform.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a program. */
public interface ProcessRunner {

    /**
     * Runs it to its end; nothing is ever typed into it.
     *
     * @param line receives every line the program prints, without colours, as it comes
     * @return the exit code
     * @throws IOException when the program cannot be started
     * @throws InterruptedException when the run was interrupted, whoever did it and whatever came of it: this thread, a
     *     signal to this process or one to the program; the program and its children have ended then
     */
    int run(CommandLine command, Consumer<String> line) throws IOException, InterruptedException;

    /**
     * Runs a program that prints a document on its standard output.
     *
     * @param results reads the document as it comes, in a thread of its own; it may leave off at any place
     * @param line receives every line of the error output
     */
    int run(CommandLine command, Consumer<InputStream> results, Consumer<String> line)
            throws IOException, InterruptedException;

    /**
     * Runs a program that reads a file as its standard input and prints a document.
     *
     * @param results reads the document as it comes, in a thread of its own; it may leave off at any place
     * @param line receives every line of the error output
     */
    int run(CommandLine command, Path input, Consumer<InputStream> results, Consumer<String> line)
            throws IOException, InterruptedException;

    /**
     * Runs a program for somebody who looks on. It reads from the terminal if the screen is one; otherwise nothing is typed
     * into it.
     *
     * @param line receives every line of both outputs, without colours, as it comes
     */
    int run(CommandLine command, Screen screen, Consumer<String> line) throws IOException, InterruptedException;

    /**
     * Runs a program that asks questions, which are answered by what it prints. A question of a tool that has no answer
     * ends its input, so that it fails at once and waits for nobody.
     *
     * @param answers gives the line that is typed behind a line that it has printed; empty for nothing
     * @param line receives every line of both outputs, without colours, as it comes and before its answer is asked for
     */
    int runAnswered(CommandLine command, Function<String, Optional<String>> answers, Consumer<String> line)
            throws IOException, InterruptedException;

    /** Runs a program that has the terminal for itself, so nothing is known of what it prints. */
    int runOnTerminal(CommandLine command) throws IOException, InterruptedException;
}
