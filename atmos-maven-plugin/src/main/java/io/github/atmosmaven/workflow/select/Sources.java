package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.files.LinkTarget;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Directories that users write by hand, and the plugin never writes (D3): {@code src}, and the stacks wherever they
 * are.
 */
public final class Sources {

    private final Path projectDirectory;
    private final List<Path> directories;

    private Sources(Path projectDirectory, List<Path> directories) {
        this.projectDirectory = projectDirectory;
        this.directories = directories;
    }

    /**
     * @param stacksDirectory directory of the stacks; null if none is set, so that it is the default below {@code src}
     */
    public static Sources of(Path projectDirectory, @Nullable Path stacksDirectory) {
        Path project = real(projectDirectory);
        Path source = real(projectDirectory.resolve("src"));
        Path stacks = stacksDirectory == null ? source : real(projectDirectory.resolve(stacksDirectory));
        // Where the project itself is the directory of stacks, target is in it.
        return new Sources(
                project,
                List.of(source, stacks).stream()
                        .filter(directory -> !project.startsWith(directory))
                        .toList());
    }

    /** Returns these sources together with others, for output that is written for several modules. */
    public Sources and(Collection<Sources> others) {
        return new Sources(
                projectDirectory,
                Stream.concat(directories.stream(), others.stream().flatMap(other -> other.directories.stream()))
                        .distinct()
                        .toList());
    }

    /**
     * @param parameter parameter that names the place, as it is typed
     * @throws AtmosException.InvalidConfiguration where the place is among the sources
     */
    public void refuse(String parameter, Path place) {
        Path real = real(place);
        for (Path directory : directories) {
            if (real.startsWith(directory)) {
                throw new AtmosException.InvalidConfiguration(Problem.error(
                        ProblemCode.INVALID_PARAMETER,
                        null,
                        parameter + " is '" + place + "', which lies in " + shown(directory)
                                + ": nothing is written among the sources of a project",
                        "name a place outside of it, for instance below target"));
            }
        }
    }

    private String shown(Path directory) {
        return new PathsFrom(projectDirectory).shown(directory);
    }

    private static Path real(Path path) {
        return LinkTarget.real(path);
    }
}
