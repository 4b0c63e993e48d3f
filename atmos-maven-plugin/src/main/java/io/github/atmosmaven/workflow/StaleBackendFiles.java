package io.github.atmosmaven.workflow;

import io.github.atmosmaven.backend.BackendFile;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.WorkingDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Removes backend files that an earlier run rendered and that no instance has any more, so that nobody runs a tool with a
 * backend of the past. What an earlier run rendered is what {@code index.json} says; nothing else is ever touched.
 */
public final class StaleBackendFiles {

    private final Path projectDirectory;
    private final Path outputDirectory;
    private final WorkingDirectories directories;

    public StaleBackendFiles(Path projectDirectory, Path outputDirectory, WorkingDirectories directories) {
        this.projectDirectory = projectDirectory.toAbsolutePath().normalize();
        this.outputDirectory = outputDirectory.toAbsolutePath().normalize();
        this.directories = directories;
    }

    /**
     * To be called before {@code index.json} is replaced. Throws {@link AtmosException.EnvironmentFailure} when a file
     * cannot be removed.
     *
     * @param instances all instances of the project, whatever was selected
     * @return the number of files removed
     */
    public int remove(List<Instance> instances) {
        Set<Path> current = new HashSet<>(instances.size() * 2);
        for (Instance instance : instances) {
            if (instance.backend().type() != null) {
                current.add(directories.directory(instance).toAbsolutePath().normalize());
            }
        }
        int removed = 0;
        Path index = outputDirectory.resolve(IndexFile.NAME);
        if (new JsonReader().read(index, IndexFile.NAME).root() instanceof MapValue root
                && root.get("instances") instanceof ListValue entries) {
            for (Value entry : entries.items()) {
                String file = entry instanceof MapValue map ? map.text("backendFile") : null;
                removed += file != null && removeStale(file, current) ? 1 : 0;
            }
        }
        return removed;
    }

    private boolean removeStale(String file, Set<Path> current) {
        try {
            Path path = projectDirectory.resolve(file).normalize();
            Path directory = path.getParent();
            return directory != null
                    && !current.contains(directory)
                    && path.endsWith(BackendFile.NAME)
                    && path.startsWith(outputDirectory)
                    && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    && directory.toRealPath().startsWith(outputDirectory.toRealPath())
                    && Files.deleteIfExists(path);
        } catch (InvalidPathException e) {
            // Not a path that this plugin wrote on this system.
            return false;
        } catch (IOException e) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.CANNOT_WRITE,
                            null,
                            "cannot remove " + file + ", which no instance needs any more: " + IoReason.of(e),
                            "check the permissions of the directory, or run mvn clean"),
                    e);
        }
    }
}
