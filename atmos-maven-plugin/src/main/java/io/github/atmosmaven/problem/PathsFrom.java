package io.github.atmosmaven.problem;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Names files as they are seen from a directory: {@code ../infra/stacks/dev.yaml} for a file beside it or above. A file
 * that has nothing in common with the directory keeps its absolute path.
 */
public record PathsFrom(Path directory) {

    public PathsFrom {
        directory = directory.toAbsolutePath().normalize();
    }

    /** The path with forward slashes. */
    public String shown(Path path) {
        Path absolute = directory.resolve(path).normalize();
        Path shown = isReachable(absolute) ? directory.relativize(absolute) : absolute;
        return shown.toString().isEmpty() ? "." : shown.toString().replace('\\', '/');
    }

    /**
     * Returns true if the path is below the directory, or if both have a common folder other than the root of the file
     * system.
     */
    private boolean isReachable(Path path) {
        return path.startsWith(directory)
                || path.getNameCount() > 0
                        && directory.getNameCount() > 0
                        && sameRoot(path.getRoot(), directory.getRoot())
                        && path.getName(0).equals(directory.getName(0));
    }

    private static boolean sameRoot(@Nullable Path one, @Nullable Path other) {
        return one != null && one.equals(other);
    }
}
