package io.github.atmosmaven.config;

import io.github.atmosmaven.files.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directories that a base path of Atmos may mean, in the order in which Atmos looks for them (semantics
 * 1.10). If none of them exists, the folder that the path names from the top of the repository or from the project is
 * tried too.
 */
final class BasePath {

    private static final String SWITCH = "ATMOS_GIT_ROOT_BASEPATH";

    private final List<Path> directories;

    private BasePath(Stream<Path> directories) {
        this.directories = directories.map(Path::normalize).distinct().toList();
    }

    /**
     * A base path of {@code atmos.yaml}. With a dot it starts at the folder of that file, without one at the root of the
     * Git repository; an empty one is that root.
     *
     * @param written the base path as written; {@code null} if none is
     * @param folder folder of the file
     * @param above true if the file lies above the project: Atmos, run in the project, then takes the root of the
     *     repository for {@code .} as well
     */
    static BasePath ofFile(@Nullable Path written, Path folder, boolean above, Surroundings surroundings) {
        Path path = written == null ? Path.of("") : written;
        if (path.isAbsolute()) {
            return new BasePath(Stream.of(path));
        }
        Path root = gitRoot(surroundings);
        Path project = surroundings.projectDirectory().toAbsolutePath();
        List<Path> starts = new ArrayList<>();
        if (startsWithADot(path)) {
            starts.add(folder);
            if (above && path.normalize().toString().isEmpty() && root != null) {
                starts.add(root);
            }
        } else {
            if (root != null) {
                starts.add(root);
            }
            starts.add(folder);
        }
        if (!path.normalize().toString().isEmpty() && !path.startsWith("..")) {
            starts.addAll(List.of(surroundings.repository().directory(), project));
        }
        return new BasePath(starts.stream().map(start -> start.resolve(path)));
    }

    /** The base path of {@code ATMOS_BASE_PATH}, which with a dot starts where Maven was started. */
    static BasePath ofVariable(Path path, Surroundings surroundings) {
        Path start = surroundings.startDirectory().toAbsolutePath();
        Path root = gitRoot(surroundings);
        return new BasePath(
                path.isAbsolute() || startsWithADot(path) || root == null
                        ? Stream.of(start.resolve(path))
                        : Stream.of(root.resolve(path), start.resolve(path)));
    }

    private static boolean startsWithADot(Path path) {
        return path.startsWith(".") || path.startsWith("..");
    }

    private static @Nullable Path gitRoot(Surroundings surroundings) {
        return "false".equalsIgnoreCase(surroundings.environment().get(SWITCH))
                ? null
                : Repository.gitRoot(surroundings.projectDirectory());
    }

    /** The first directory that holds what is sought, the first one where none does. */
    Path holding(Path sought) {
        return directories.stream()
                .filter(directory -> Files.isDirectory(directory.resolve(sought)))
                .findFirst()
                .orElse(directories.get(0));
    }
}
