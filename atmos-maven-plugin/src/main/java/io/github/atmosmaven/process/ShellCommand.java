package io.github.atmosmaven.process;

import io.github.atmosmaven.aws.settings.CredentialCommand;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs a {@code credential_process} by the shell of the system, as every AWS client does: that is how such a command is
 * written, and it comes from the user's own profile.
 */
public final class ShellCommand implements CredentialCommand {

    private static final int LONGEST = 64 * 1024;

    @Override
    public String output(String command) throws IOException, InterruptedException {
        boolean isWindows = File.separatorChar == '\\';
        List<String> shell = isWindows ? List.of("cmd.exe", "/C", command) : List.of("sh", "-c", command);
        Process process = start(new ProcessBuilder(shell)
                // What it says beside its answer may hold secrets, and would fill the pipe where nobody reads it.
                .redirectError(ProcessBuilder.Redirect.DISCARD));
        Thread killer = new Thread(() -> end(process), "end of a credential_process");
        Runtime.getRuntime().addShutdownHook(killer);
        try {
            process.getOutputStream().close();
            return answer(process);
        } finally {
            end(process);
            forget(killer);
        }
    }

    private static Process start(ProcessBuilder shell) throws IOException {
        try {
            return shell.start();
        } catch (IOException e) {
            // The message of the cause holds the command.
            throw new IOException("the shell of this system cannot be started");
        }
    }

    /** Waits in pieces, because a read of a pipe does not end when its thread is interrupted. */
    private static String answer(Process process) throws IOException, InterruptedException {
        byte[] buffer = new byte[LONGEST + 1];
        int count = 0;
        try (InputStream output = process.getInputStream()) {
            boolean ended = false;
            while (!ended) {
                ended = !process.isAlive();
                while (output.available() > 0 && count <= LONGEST) {
                    count += output.read(buffer, count, Math.min(output.available(), buffer.length - count));
                }
                if (count > LONGEST) {
                    throw new IOException("it printed more than " + LONGEST / 1024 + " KB");
                }
                if (!ended) {
                    process.waitFor(20, java.util.concurrent.TimeUnit.MILLISECONDS);
                }
            }
        }
        if (process.exitValue() != 0) {
            throw new IOException("it ended with status " + process.exitValue());
        }
        return new String(buffer, 0, count, StandardCharsets.UTF_8);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
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
