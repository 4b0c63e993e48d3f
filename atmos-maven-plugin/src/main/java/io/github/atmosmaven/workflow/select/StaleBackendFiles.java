package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.backend.BackendFile;
import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes backend files that an earlier run rendered and that no instance has any more, so that nobody runs a tool with a
 * backend of the past. What an earlier run rendered is what {@code index.json} says; nothing else is ever touched.
 * While anything is wrong nothing is removed, but noted for the next run that is sound.
 */
public final class StaleBackendFiles {

    static final String NOTE = "former-backend-files.json";

    private final Path projectDirectory;
    private final Path outputDirectory;
    private final WorkingDirectories directories;

    public StaleBackendFiles(Path projectDirectory, Path outputDirectory, WorkingDirectories directories) {
        this.projectDirectory = projectDirectory.toAbsolutePath().normalize();
        this.outputDirectory = outputDirectory.toAbsolutePath().normalize();
        this.directories = directories;
    }

    /**
     * Removes what {@link #keep} has noted. Throws {@link AtmosException.EnvironmentFailure} when a file cannot be removed.
     *
     * @param instances all instances of the project, whatever was selected
     * @return the number of files removed
     */
    public int remove(List<Instance> instances) {
        Set<Path> current = current(instances);
        int removed = 0;
        for (String file : former()) {
            removed += removeStale(file, current) ? 1 : 0;
        }
        forget();
        return removed;
    }

    /**
     * Notes what no instance seems to have any more, because a broken manifest may still speak for it. To be called before
     * {@code index.json} is replaced.
     *
     * @param instances all instances that could be resolved
     */
    public void keep(List<Instance> instances) {
        Set<Path> current = current(instances);
        // Only what is there can be removed, so that the note is never longer than what earlier runs left.
        List<String> kept =
                former().stream().filter(file -> isStale(file, current)).toList();
        if (kept.isEmpty()) {
            forget();
        } else {
            JsonWriter json = JsonWriter.indented().list();
            kept.forEach(json::text);
            new AtomicFiles().writeIfChanged(note(), json.endList().end(), AtomicFiles.Access.DEFAULT);
        }
    }

    /** Returns true if an earlier run left a note of what to remove. */
    public boolean areKept() {
        return Files.exists(note());
    }

    private Path note() {
        return outputDirectory.resolve(NOTE);
    }

    private Set<Path> current(List<Instance> instances) {
        Set<Path> current = new HashSet<>(instances.size() * 2);
        for (Instance instance : instances) {
            if (!instance.backend().type().isNone()) {
                current.add(directories.directory(instance).toAbsolutePath().normalize());
            }
        }
        return current;
    }

    /** The backend files of earlier runs, as paths from the project. */
    private Set<String> former() {
        Set<String> former = new LinkedHashSet<>();
        if (read(IndexFile.NAME) instanceof MapValue root && root.get("instances") instanceof ListValue entries) {
            for (Value entry : entries.items()) {
                String file = entry instanceof MapValue map ? map.text("backendFile") : null;
                if (file != null) {
                    former.add(file);
                }
            }
        }
        if (read(NOTE) instanceof ListValue noted) {
            noted.items().forEach(file -> former.add(file.toString()));
        }
        return former;
    }

    private @Nullable Value read(String name) {
        return new JsonReader().read(outputDirectory.resolve(name), name).root();
    }

    private void forget() {
        try {
            Files.deleteIfExists(note());
        } catch (IOException e) {
            throw cannotRemove(NOTE, e);
        }
    }

    /** Returns true if an earlier run rendered a file that still exists and that no instance has any more. */
    private boolean isStale(String file, Set<Path> current) {
        try {
            Path path = projectDirectory.resolve(file).normalize();
            Path directory = path.getParent();
            return directory != null
                    && !current.contains(directory)
                    && path.endsWith(BackendFile.NAME)
                    && path.startsWith(outputDirectory)
                    && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    && directory.toRealPath().startsWith(outputDirectory.toRealPath());
        } catch (InvalidPathException | IOException e) {
            // Not a path that this plugin wrote on this system, or gone since.
            return false;
        }
    }

    private boolean removeStale(String file, Set<Path> current) {
        try {
            return isStale(file, current) && Files.deleteIfExists(projectDirectory.resolve(file));
        } catch (IOException e) {
            throw cannotRemove(file, e);
        }
    }

    private static AtmosException cannotRemove(String file, IOException cause) {
        return new AtmosException.EnvironmentFailure(
                Problem.error(
                        ProblemCode.CANNOT_WRITE,
                        null,
                        "cannot remove " + file + ", which no instance needs any more: " + IoReason.of(cause),
                        "check the permissions of the directory, or run mvn clean"),
                cause);
    }
}
