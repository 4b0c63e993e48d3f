package io.github.atmosmaven.process;

import io.github.atmosmaven.terraform.CommandLine;
import io.github.atmosmaven.terraform.ProcessRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Runs programs of the operating system. */
public final class SystemProcesses implements ProcessRunner {

    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");
    private static final long GRACE_SECONDS = 10;

    @Override
    public int run(CommandLine command, Consumer<String> line) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.arguments())
                .directory(command.directory().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        Thread reader = new Thread(
                () -> copy(process, line), "output of " + command.arguments().get(0));
        reader.setDaemon(true);
        reader.start();
        try {
            int exit = process.waitFor();
            reader.join();
            return exit;
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    private static void copy(Process process, Consumer<String> line) {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String text = output.readLine(); text != null; text = output.readLine()) {
                line.accept(COLOURS.matcher(text).replaceAll(""));
            }
        } catch (IOException e) {
            line.accept("(the output ended early: " + e.getMessage() + ")");
        }
    }

    /** Asks first, so that a tool can give back its lock, and insists after a while. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
