package io.github.atmosmaven.files;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the Git repository that a directory lies in. */
public final class GitRepository {

    private GitRepository() {}

    /** The root of the repository, or {@code null} where there is none: the nearest folder upwards that holds {@code .git}. */
    public static @Nullable Path rootOf(Path directory) {
        for (Path folder = directory.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return null;
    }
}
