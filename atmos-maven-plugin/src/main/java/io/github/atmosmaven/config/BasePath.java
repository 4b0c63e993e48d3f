package io.github.atmosmaven.config;

import io.github.atmosmaven.function.GitRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the directory that {@code base_path} of {@code atmos.yaml} means (stack-semantics 1.10): one that starts with a
 * dot from the project directory; without a dot, or empty, first from the root of the Git repository.
 *
 * <p>Where Atmos would go to the repository and find nothing there, what the project directory has is taken.
 */
final class BasePath {

    private static final String SWITCH = "ATMOS_GIT_ROOT_BASEPATH";

    private final Path project;
    private final @Nullable Path repository;

    BasePath(Path project, Map<String, String> environment) {
        this.project = project;
        boolean searched = !"false".equalsIgnoreCase(environment.get(SWITCH));
        this.repository = searched ? GitRepository.rootOf(project) : null;
    }

    /**
     * @param written {@code null} where nothing is
     * @param sought what lies below the directory
     */
    Path directory(@Nullable Path written, Path sought) {
        Path base = written == null ? Path.of("") : written;
        return starts(base).stream()
                .map(start -> start.resolve(base).normalize())
                .filter(directory -> Files.isDirectory(directory.resolve(sought)))
                .findFirst()
                .orElseGet(() -> project.resolve(base).normalize());
    }

    private List<Path> starts(Path base) {
        boolean fromHere = base.isAbsolute() || base.startsWith(".") || base.startsWith("..");
        return repository == null || fromHere ? List.of(project) : List.of(repository, project);
    }
}
