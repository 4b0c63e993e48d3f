package io.github.atmosmaven.terraform;

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
import org.jspecify.annotations.Nullable;

/**
 * Finds the program that runs an instance (D60): the parameter, else what the manifests ask for, else {@code terraform},
 * else {@code tofu} on the PATH.
 */
public final class Binary {

    private static final List<String> SUFFIXES = List.of("", ".exe", ".cmd", ".bat");

    private final Map<String, String> environment;
    private final Path projectDirectory;
    private final @Nullable String parameter;
    private @Nullable String usual;

    /** @param parameter what the user chose for all instances; null where each has its own */
    public Binary(Map<String, String> environment, Path projectDirectory, @Nullable String parameter) {
        this.environment = environment;
        this.projectDirectory = projectDirectory;
        this.parameter = parameter;
    }

    /** The program as it is started, or nothing when there is none. */
    public Optional<String> of(Instance instance) {
        if (parameter != null && !parameter.isBlank()) {
            return find(parameter);
        }
        return instance.commandFromManifest()
                ? find(instance.command())
                : find("terraform").or(() -> find("tofu"));
    }

    /**
     * The name of the program that runs an instance, there or not: without a wish of anybody {@code tofu} where it is the
     * only one on the PATH, else {@code terraform}.
     */
    public String name(Instance instance) {
        String wanted = parameter == null || parameter.isBlank() ? instance.command() : parameter;
        boolean named = parameter != null && !parameter.isBlank() || instance.commandFromManifest();
        String program = named ? wanted : usual();
        return program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
    }

    /** The tool of that name, whose version is not known before it is run. */
    public Tool tool(Instance instance) {
        return named(name(instance));
    }

    static Tool named(String command) {
        return Tool.any(command.contains("tofu") ? Tool.Kind.OPENTOFU : Tool.Kind.TERRAFORM);
    }

    private synchronized String usual() {
        if (usual == null) {
            usual = find("terraform").isEmpty() && find("tofu").isPresent() ? "tofu" : "terraform";
        }
        return usual;
    }

    /** Says what was looked for, and how to set another. */
    public Problem missing(Instance instance) {
        boolean chosen = parameter != null && !parameter.isBlank();
        String wanted = chosen ? String.valueOf(parameter) : instance.command();
        boolean named = chosen || instance.commandFromManifest();
        return Problem.error(
                ProblemCode.TOOL_MISSING,
                named && !chosen ? instance.location() : null,
                named
                        ? "the command '" + wanted + "' is not on the PATH"
                        : "neither 'terraform' nor 'tofu' is on the PATH",
                "install one, or name it with -Datmos.command=/path/to/terraform or 'command:' in a manifest");
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
