package io.github.atmosmaven.process;

import io.github.atmosmaven.terraform.CommandLine;
import io.github.atmosmaven.terraform.ProcessRunner;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs programs of the operating system. They end when the thread that waits for them, or this process, is ended. */
public final class SystemProcesses implements ProcessRunner {

    private static final long GRACE_SECONDS = 10;

    @Override
    public int run(CommandLine command, Consumer<String> line) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.arguments())
                .directory(command.directory().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        Thread lastWord = new Thread(() -> end(process), "end of " + name(command));
        Runtime.getRuntime().addShutdownHook(lastWord);
        try {
            process.getOutputStream().close();
            return followed(process, line, name(command));
        } catch (InterruptedException e) {
            end(process);
            throw e;
        } finally {
            forget(lastWord);
        }
    }

    private static String name(CommandLine command) {
        return command.arguments().get(0);
    }

    private static int followed(Process process, Consumer<String> line, String name) throws InterruptedException {
        FutureTask<Boolean> output = new FutureTask<>(() -> {
            new OutputLines(line).readAll(process.getInputStream());
            return true;
        });
        Thread reader = new Thread(output, "output of " + name);
        reader.setDaemon(true);
        reader.start();
        int exit = process.waitFor();
        try {
            // What a program leaves running may hold its output open for ever.
            output.get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            output.cancel(false);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            line.accept("(the output ended early: " + e.getCause().getMessage() + ")");
        }
        return exit;
    }

    /** Asks first, so that a tool can end its own children and give back its lock, and insists after a while. */
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        for (ProcessHandle child : children) {
            child.destroyForcibly();
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
