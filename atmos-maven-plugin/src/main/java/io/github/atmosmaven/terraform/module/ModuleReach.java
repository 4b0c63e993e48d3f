package io.github.atmosmaven.terraform.module;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parts of the repository that a root module reaches, as its code says.
 *
 * @param directory directory of the root module; {@code null} if it is not there
 * @param modules directories of the root module and of the local modules that it calls
 * @param paths files and folders that they read or write by literal paths
 */
public record ModuleReach(@Nullable Path directory, Set<Path> modules, Set<Path> paths) {

    static final ModuleReach NOTHING = new ModuleReach(null, Set.of(), Set.of());

    public ModuleReach {
        modules = Set.copyOf(modules);
        paths = Set.copyOf(paths);
    }
}
