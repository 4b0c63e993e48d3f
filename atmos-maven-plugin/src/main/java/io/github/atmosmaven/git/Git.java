package io.github.atmosmaven.git;

import io.github.atmosmaven.files.Repository;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.tool.CommandLine;
import io.github.atmosmaven.terraform.tool.ProcessRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The git command line, run in a project. */
public final class Git {

    /** Variables by which git tells its hooks about a repository, whichever the project lies in. */
    private static final Set<String> OF_HOOKS = Set.of(
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_COMMON_DIR",
            "GIT_DIR",
            "GIT_GRAFT_FILE",
            "GIT_IMPLICIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_NAMESPACE",
            "GIT_OBJECT_DIRECTORY",
            "GIT_PREFIX",
            "GIT_SHALLOW_FILE",
            "GIT_WORK_TREE");

    /** Status of git for whatever it cannot do at all. */
    private static final int FATAL = 128;

    private final ProcessRunner processes;
    private final Path directory;
    private final Map<String, String> environment;

    /**
     * @param start directory that relative paths of the environment start at
     * @param environment of the caller
     */
    public Git(ProcessRunner processes, Path project, Path start, Map<String, String> environment) {
        this.processes = processes;
        this.directory = project;
        this.environment = environment(project, start, environment);
    }

    /** A project with a {@code .git} above it lies in that repository (D25). Without one the caller says where it is. */
    private static Map<String, String> environment(Path project, Path start, Map<String, String> callers) {
        Map<String, String> environment = new HashMap<>(callers);
        if (Repository.gitRoot(project) != null) {
            environment.keySet().removeAll(OF_HOOKS);
        } else {
            OF_HOOKS.stream()
                    .filter(name -> name.endsWith("_DIR") || name.endsWith("_TREE") || name.endsWith("_FILE"))
                    .filter(environment::containsKey)
                    .forEach(name -> environment.computeIfPresent(
                            name, (same, path) -> start.resolve(path).toString()));
        }
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("LC_ALL", "C");
        return environment;
    }

    /**
     * Answer of a command.
     *
     * @param errors its error output
     */
    record Answer(int status, byte[] output, String errors) {

        boolean isGood() {
            return status == 0;
        }

        String text() {
            return new String(output, StandardCharsets.UTF_8);
        }

        /** The output without the end of its line. */
        String line() {
            String text = text();
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        }

        /** Parts of the output that end in a null byte, paths of files among them. */
        List<String> parts() {
            return output.length == 0 ? List.of() : List.of(PathText.of(output).split("\0"));
        }
    }

    /** Runs a command, whatever its status. */
    Answer ask(String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        List<String> errors = new ArrayList<>();
        int status = run(
                null,
                results -> {
                    try {
                        results.transferTo(output);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                errors,
                arguments);
        return new Answer(status, output.toByteArray(), String.join("\n", errors));
    }

    /** Runs a command that cannot fail in a sound repository. */
    Answer require(String... arguments) {
        Answer answer = ask(arguments);
        if (!answer.isGood()) {
            throw failed(arguments[0], answer.errors());
        }
        return answer;
    }

    /**
     * Runs a command that reads a file and cannot fail in a sound repository.
     *
     * @param results reads what it prints
     */
    void feed(Path input, Consumer<InputStream> results, String... arguments) {
        List<String> errors = new ArrayList<>();
        if (run(input, results, errors, arguments) != 0) {
            throw failed(arguments[0], String.join("\n", errors));
        }
    }

    private int run(@Nullable Path input, Consumer<InputStream> results, List<String> errors, String... arguments) {
        List<String> all = new ArrayList<>(List.of("git", "--no-pager", "-c", "core.fsmonitor=false"));
        all.addAll(List.of(arguments));
        CommandLine command = new CommandLine(all, directory, environment);
        try {
            return input == null
                    ? processes.run(command, results, errors::add)
                    : processes.run(command, input, results, errors::add);
        } catch (IOException e) {
            throw unusable("git cannot be run: " + IoReason.of(e), "install git, and have it on the PATH", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unusable("git was interrupted", null, e);
        }
    }

    private static AtmosException failed(String command, String errors) {
        return unusable("git " + command + " failed: " + errors.strip(), hint(errors), null);
    }

    private static @Nullable String hint(String errors) {
        return errors.contains("safe.directory")
                ? "the repository belongs to another user: trust it by the command that git names"
                : null;
    }

    static AtmosException unusable(String message, @Nullable String hint, @Nullable Throwable cause) {
        return new AtmosException.EnvironmentFailure(
                Problem.error(ProblemCode.GIT_UNUSABLE, null, message, hint), cause);
    }

    /**
     * The real directory of the work tree.
     *
     * @throws AtmosException.EnvironmentFailure where the project lies in none
     */
    Path top() {
        Answer answer = ask("rev-parse", "--show-toplevel");
        if (answer.isGood() && !answer.line().isEmpty()) {
            try {
                Path top = Path.of(answer.line()).toRealPath();
                if (directory.toRealPath().startsWith(top)) {
                    return top;
                }
                throw unusable(directory + " lies outside of the work tree " + top, "unset GIT_WORK_TREE", null);
            } catch (IOException e) {
                throw unusable("the repository cannot be read: " + IoReason.withFile(e), "check its permissions", e);
            }
        }
        boolean isNone = answer.status() == FATAL && answer.errors().contains("not a git repository");
        throw isNone || answer.errors().contains("must be run in a work tree")
                ? unusable(
                        directory + " lies in no Git repository with a work tree",
                        "run the goal in a clone: it compares two commits",
                        null)
                : failed("rev-parse", answer.errors());
    }
}
