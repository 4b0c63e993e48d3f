package io.github.atmosmaven.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts programs in a session, and so in a process group, of their own where the system can (D67): a Ctrl-C in the
 * terminal then reaches Maven alone, which sends exactly one interrupt on. A group without a session of its own would
 * not do, since a program in the background is stopped when it reads from its terminal. Linux also ends the program when
 * this process is killed without a chance to do anything.
 */
final class OwnSession {

    private static final int PROBE = 42;
    private static final long PROBE_SECONDS = 10;
    private static final String ENDS_WITH_PARENT = "--pdeathsig";
    private static final List<String> SHELL = List.of("/bin/sh", "-c");
    /** {@code setsid} replaces itself with the program, which therefore keeps the process id. Systems of Apple have none. */
    private static final List<List<String>> LAUNCHERS = List.of(
            List.of("setpriv", ENDS_WITH_PARENT, "TERM", "setsid"),
            List.of("setsid"),
            List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV; die \"setsid: $!\\n\""));

    private final List<String> launcher;
    private final @Nullable Relay relay;

    private OwnSession(List<String> launcher, @Nullable Relay relay) {
        this.launcher = launcher;
        this.relay = relay;
    }

    /** The first way that works here, found by trying it; none is fine too. */
    static OwnSession find(String path) {
        if (!Files.isExecutable(Path.of(SHELL.get(0)))) {
            return new OwnSession(List.of(), null);
        }
        return LAUNCHERS.stream()
                .map(launcher -> located(launcher, path))
                .flatMap(Optional::stream)
                .filter(OwnSession::works)
                .findFirst()
                .map(launcher -> new OwnSession(launcher, relay(launcher, path)))
                .orElseGet(() -> new OwnSession(List.of(), null));
    }

    /** Only a program that is told of the end of this process may outlive it for the moment that it needs to end itself. */
    private static @Nullable Relay relay(List<String> launcher, String path) {
        return launcher.contains(ENDS_WITH_PARENT)
                ? onPath("cat", path).map(cat -> new Relay(SHELL.get(0), cat)).orElse(null)
                : null;
    }

    /** Every program of a launcher by its full path, since tools are started with another PATH. */
    private static Optional<List<String>> located(List<String> launcher, String path) {
        List<String> located = new ArrayList<>();
        for (String word : launcher) {
            boolean isProgram = word.equals(launcher.get(0)) || word.equals("setsid");
            Optional<String> known = isProgram ? onPath(word, path) : Optional.of(word);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            located.add(known.get());
        }
        return Optional.of(located);
    }

    private static Optional<String> onPath(String name, String path) {
        for (String folder : path.split(":")) {
            try {
                Path program =
                        Path.of(folder.isEmpty() ? "." : folder).resolve(name).toAbsolutePath();
                if (Files.isRegularFile(program) && Files.isExecutable(program)) {
                    return Optional.of(program.toString());
                }
            } catch (InvalidPathException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static boolean works(List<String> launcher) {
        List<String> probe = new ArrayList<>(launcher);
        probe.addAll(SHELL);
        probe.add("exit " + PROBE);
        return exit(probe) == PROBE;
    }

    private static int exit(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    boolean exists() {
        return !launcher.isEmpty();
    }

    /** The relay for the output of programs; null where programs are not told of the end of this process. */
    @Nullable
    Relay relay() {
        return relay;
    }

    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(arguments);
        return command;
    }

    /** Returns true if the launcher itself says, in its only line, that it could not start the program. */
    boolean isLaunchFailure(int exit, long lines, String line) {
        return exists() && exit != 0 && lines == 1 && (line.startsWith("setsid: ") || line.startsWith("setpriv: "));
    }

    /**
     * Does what a terminal does for Ctrl-C, which every tool, plugin and wrapper script is made for: an interrupt for the
     * whole group.
     */
    boolean interrupt(long pid) {
        List<String> kill = new ArrayList<>(SHELL);
        kill.addAll(List.of("kill -s INT -- \"-$1\"", "sh", String.valueOf(pid)));
        return exists() && exit(kill) == 0;
    }
}
