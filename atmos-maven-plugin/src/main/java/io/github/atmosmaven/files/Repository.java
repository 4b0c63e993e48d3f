package io.github.atmosmaven.files;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The repository that a project lies in, which is as far as the files of the project may reach (D25).
 *
 * @param directory absolute, as it is reached from the project
 */
public record Repository(Path directory) {

    public Repository {
        directory = directory.toAbsolutePath().normalize();
    }

    /**
     * The nearest folder upwards that holds {@code .git}; without one the top of the Maven build, as far as the project
     * lies below it, else the project itself.
     *
     * @param buildDirectory the top of the Maven build
     */
    public static Repository of(Path projectDirectory, Path buildDirectory) {
        Path project = projectDirectory.toAbsolutePath().normalize();
        Path root = gitRoot(project);
        if (root != null) {
            return new Repository(root);
        }
        Path top = buildDirectory.toAbsolutePath().normalize();
        return new Repository(project.startsWith(top) ? top : project);
    }

    /** The root of the Git repository that a directory lies in; {@code null} where there is none. */
    public static @Nullable Path gitRoot(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        Path root = GitRepository.rootOf(absolute);
        // A directory that is reached by a link lies in the repository that the link leads to.
        return root == null ? GitRepository.rootOf(LinkTarget.real(absolute)) : root;
    }
}
