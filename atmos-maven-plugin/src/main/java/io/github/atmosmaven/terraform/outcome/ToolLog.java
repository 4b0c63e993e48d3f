package io.github.atmosmaven.terraform.outcome;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.WriteFailure;
import io.github.atmosmaven.terraform.tool.CommandLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes everything a tool prints to a file, and notes of each command what matters afterwards. */
public final class ToolLog implements Consumer<String>, AutoCloseable {

    private final BufferedWriter writer;
    private final Path file;
    private final Consumer<String> runs;
    private volatile ToolWords words = new ToolWords("");
    private volatile String run = "";

    public ToolLog(Path file) {
        this(file, link -> {});
    }

    /** @param runs is told the address of each run that a service begins or goes on with */
    public ToolLog(Path file, Consumer<String> runs) {
        this.file = file;
        this.runs = runs;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            // For its owner alone: the tool prints values of variables and states (D79).
            new AtomicFiles().writeIfChanged(file, new byte[0], AtomicFiles.Access.OWNER_ONLY);
            this.writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }

    public void command(CommandLine command) {
        words = new ToolWords(name(command));
        write("$ " + command);
    }

    private static String name(CommandLine command) {
        return command.arguments().stream()
                .skip(1)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .orElse("");
    }

    /** The command that ran last has ended. */
    public void ended(int status) {
        words.ended(status);
    }

    @Override
    public synchronized void accept(String line) {
        words.accept(line);
        write(line);
        String found = RunLink.of(line);
        if (!found.isEmpty() && !found.equals(run)) {
            run = found;
            runs.accept(found);
        }
    }

    /** Address of the run that a service did last; empty if it did none. */
    public String run() {
        return run;
    }

    /** Writes a line that tells a reader why the next command is run. */
    public void remark(String text) {
        write("# " + text);
    }

    private synchronized void write(String line) {
        try {
            writer.write(line);
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }

    /** Of the command that ran last. */
    public ToolWords words() {
        return words;
    }

    public boolean holds(String text) {
        return words.holds(text);
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }
}
