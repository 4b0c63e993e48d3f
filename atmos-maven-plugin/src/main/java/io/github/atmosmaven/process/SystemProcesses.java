package io.github.atmosmaven.process;

import io.github.atmosmaven.files.CopiedStream;
import io.github.atmosmaven.terraform.tool.CommandLine;
import io.github.atmosmaven.terraform.tool.ProcessRunner;
import io.github.atmosmaven.terraform.tool.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs of the operating system. When the thread that waits for one is interrupted, or this process gets a signal,
 * the program gets one interrupt and is waited for; the second one kills it (D67). A process that is killed with
 * {@code kill -9} can do nothing any more: Linux then interrupts the program, which ends in order since a {@link Relay}
 * goes on reading what it prints. Elsewhere it ends when it next prints, and a lock that it held stays.
 */
public final class SystemProcesses implements ProcessRunner {

    private static final long GRACE_MILLIS = 10_000;
    private static final long CHILDREN_MILLIS = 2000;
    private static final int DIED_OF_SIGNAL = 128;

    private final Consumer<String> notices;
    private @Nullable OwnSession session;

    /** @param notices is told why this process does not end yet */
    public SystemProcesses(Consumer<String> notices) {
        this.notices = notices;
    }

    public SystemProcesses() {
        this(notice -> {});
    }

    @Override
    public int run(CommandLine command, Consumer<String> line) throws IOException, InterruptedException {
        return run(
                command,
                builder -> builder.redirectErrorStream(true),
                true,
                (program, output) -> output.readLines(program.output()),
                line);
    }

    @Override
    public int run(CommandLine command, Consumer<InputStream> results, Consumer<String> line)
            throws IOException, InterruptedException {
        return run(command, builder -> {}, false, document(results), line);
    }

    @Override
    public int run(CommandLine command, Path input, Consumer<InputStream> results, Consumer<String> line)
            throws IOException, InterruptedException {
        return run(command, builder -> builder.redirectInput(input.toFile()), false, document(results), line);
    }

    private static Listening document(Consumer<InputStream> results) {
        return (program, output) -> {
            output.readStream(program.output(), results);
            output.readLines(program.process().getErrorStream());
        };
    }

    @Override
    public int run(CommandLine command, Screen screen, Consumer<String> line) throws IOException, InterruptedException {
        Redirecting input =
                screen.isTerminal() ? builder -> builder.redirectInput(ProcessBuilder.Redirect.INHERIT) : builder -> {};
        Listening both = (program, output) -> {
            output.readLines(new CopiedStream(program.output(), screen.output()));
            output.readLines(new CopiedStream(program.process().getErrorStream(), screen.errors()));
        };
        return run(command, input, true, both, line);
    }

    @Override
    public int runAnswered(CommandLine command, Function<String, Optional<String>> answers, Consumer<String> line)
            throws IOException, InterruptedException {
        TypedAnswers typed = new TypedAnswers(answers, line);
        return run(command, builder -> builder.redirectErrorStream(true), true, typed, typed::printed);
    }

    @Override
    public int runOnTerminal(CommandLine command) throws IOException, InterruptedException {
        return run(command, ProcessBuilder::inheritIO, false, (program, output) -> {}, line -> {});
    }

    /** Says where the streams of a program lead. */
    private interface Redirecting {
        void of(ProcessBuilder builder);
    }

    /** Begins to read what a program prints. */
    interface Listening {
        void to(Running program, ProgramOutput output);

        /** Returns true if something may be typed into the program later. */
        default boolean types() {
            return false;
        }
    }

    /** @param mayRelay true if the program may change something, and must not die of a broken pipe while it does */
    private int run(
            CommandLine command, Redirecting redirecting, boolean mayRelay, Listening listening, Consumer<String> line)
            throws IOException, InterruptedException {
        String name = command.arguments().get(0);
        OwnSession own = session(command);
        Program program = new Program(name, own, notices);
        Thread lastWord = new Thread(program::endWithThisProcess, "end of " + name);
        hold(lastWord, name);
        try {
            ProcessBuilder builder = new ProcessBuilder(own.command(command.arguments()))
                    .directory(command.directory().toFile());
            redirecting.of(builder);
            builder.environment().clear();
            builder.environment().putAll(command.environment());
            Running running = program.start(builder, mayRelay ? own.relay() : null);
            Process process = running.process();
            ProgramOutput output = new ProgramOutput(program, line);
            listening.to(running, output);
            if (!listening.types()) {
                process.getOutputStream().close();
            }
            int exit = ended(process, program, output);
            if (own.isLaunchFailure(exit, output.count(), output.last())) {
                throw new IOException("Cannot run program \"" + name + "\": " + output.last());
            }
            return exit;
        } finally {
            program.over();
            forget(lastWord);
        }
    }

    private synchronized OwnSession session(CommandLine command) {
        OwnSession known = session;
        if (known == null) {
            known = OwnSession.find(command.environment().getOrDefault("PATH", ""));
            session = known;
        }
        return known;
    }

    /** @throws InterruptedException when the program was interrupted, whatever its status */
    private static int ended(Process process, Program program, ProgramOutput output) throws InterruptedException {
        int exit = waitFor(process, program);
        if (!program.wasInterrupted()) {
            output.await(GRACE_MILLIS);
        }
        if (program.wasInterrupted()) {
            endRest(exit, program, output);
            output.raise();
            throw new InterruptedException("the run was interrupted");
        }
        output.raise();
        return exit;
    }

    private static void endRest(int exit, Program program, ProgramOutput output) {
        try {
            // A wrapper that died of the interrupt leaves a tool behind that is still giving back its lock.
            while (exit > DIED_OF_SIGNAL && program.saidSo() && !output.isRead()) {
                output.await(GRACE_MILLIS);
            }
            program.endChildren(CHILDREN_MILLIS, GRACE_MILLIS);
            output.await(GRACE_MILLIS);
        } catch (InterruptedException e) {
            program.kill();
        }
    }

    private static int waitFor(Process process, Program program) {
        for (boolean asked = false; ; asked = true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                if (asked) {
                    program.kill();
                } else {
                    program.interrupt();
                }
            }
        }
    }

    private static void hold(Thread hook, String name) throws InterruptedException {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            throw Program.notStarted(name);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // This process is ending already, and the hook does its work.
            return;
        }
    }
}
