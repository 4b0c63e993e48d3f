package io.github.atmosmaven.terraform.tool;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the program that runs an instance (D60): the parameter, else what the manifests ask for, else {@code terraform},
 * else {@code tofu} on the PATH. Each is looked for once.
 */
public final class ToolBinaries {

    static final List<String> SUFFIXES = List.of("", ".exe", ".cmd", ".bat");

    private static final String TERRAFORM = "terraform";
    private static final String TOFU = "tofu";

    private final Map<String, String> environment;
    private final Path projectDirectory;
    private final @Nullable String parameter;
    private final List<String> usual;
    private final Map<String, Optional<String>> found = new ConcurrentHashMap<>();

    /** @param parameter binary that the user chose for all instances; null or blank if each has its own */
    public ToolBinaries(Map<String, String> environment, Path projectDirectory, @Nullable String parameter) {
        this(environment, projectDirectory, parameter, List.of(TERRAFORM, TOFU));
    }

    private ToolBinaries(
            Map<String, String> environment, Path projectDirectory, @Nullable String parameter, List<String> usual) {
        this.environment = environment;
        this.projectDirectory = projectDirectory;
        this.parameter = parameter == null || parameter.isBlank() ? null : parameter;
        this.usual = usual;
    }

    /**
     * Returns this binary for a project that asks for one of the tools. The wish of the project counts only if nobody
     * names a command.
     */
    ToolBinaries preferring(Tool.@Nullable Kind kind) {
        if (kind == null) {
            return this;
        }
        List<String> names = List.of(kind == Tool.Kind.OPENTOFU ? TOFU : TERRAFORM);
        return new ToolBinaries(environment, projectDirectory, parameter, names);
    }

    /** The program as it is started, an absolute path, or nothing when there is none. */
    public Optional<String> of(Instance instance) {
        return of(command(instance));
    }

    /** @param command command that the manifests ask for; {@code null} if they ask for none */
    Optional<String> of(@Nullable String command) {
        if (isNamed(command)) {
            return search(wanted(command));
        }
        return usual.stream().map(this::search).flatMap(Optional::stream).findFirst();
    }

    /** Returns true if the parameter or the manifests name the program. */
    boolean isNamed(@Nullable String command) {
        return isChosenForAll() || command != null;
    }

    /** The command that the manifests ask for; {@code null} where they ask for none. */
    static @Nullable String command(Instance instance) {
        return instance.tool().isWritten() ? instance.command() : null;
    }

    /** Returns true if the user chose one program for all instances. */
    boolean isChosenForAll() {
        return parameter != null;
    }

    /** The program that is looked for, as it is written; of several the first. */
    String wanted(@Nullable String command) {
        if (parameter != null) {
            return parameter;
        }
        return command == null ? usual.get(0) : command;
    }

    /** Says what was looked for, and how to set another. */
    Problem missing(ToolUser user) {
        String command = user.command();
        boolean named = isNamed(command);
        String looked = usual.size() == 1
                ? "'" + usual.get(0) + "' is not on the PATH"
                : "neither '" + String.join("' nor '", usual) + "' is on the PATH";
        return Problem.error(
                ProblemCode.TOOL_MISSING,
                named && !isChosenForAll() ? user.place() : null,
                named ? "the command '" + wanted(command) + "' is not on the PATH" : looked,
                (named ? "correct the name or install the tool, " : "install one, ")
                        + "name it with -Datmos.command=/path/to/terraform or 'command:' in a manifest, or have it"
                        + " fetched: -Datmos.toolSource=vendor");
    }

    private Optional<String> search(String name) {
        return found.computeIfAbsent(name, this::find);
    }

    private Optional<String> find(String name) {
        try {
            if (name.contains("/") || name.contains("\\")) {
                Path path = projectDirectory.toAbsolutePath().resolve(name);
                return Files.isExecutable(path) && !Files.isDirectory(path)
                        ? Optional.of(path.toString())
                        : Optional.empty();
            }
            return onPath(name);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<String> onPath(String name) {
        String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        boolean windows = projectDirectory.getFileSystem().getSeparator().equals("\\");
        for (String folder : path.split(windows ? ";" : ":")) {
            for (String suffix : SUFFIXES) {
                // Absolute, since the tool is started in another directory than this process was.
                Path candidate = Path.of(folder.isEmpty() ? "." : folder)
                        .resolve(name + suffix)
                        .toAbsolutePath();
                if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                    return Optional.of(candidate.toString());
                }
            }
        }
        return Optional.empty();
    }
}
