package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.files.BuildLocks;
import java.nio.file.Path;

/**
 * Rules for providers that all commands of a run have in common.
 *
 * @param home directory whose {@code .atmos} holds the plugin cache of the project (D65)
 * @param locks locks of the project
 * @param updatesLockFiles true if lock files of root modules are written (D66)
 */
public record ProviderSettings(Path home, BuildLocks locks, boolean updatesLockFiles) {

    /** The plugin cache of the project. */
    public Path cache() {
        return home.toAbsolutePath().normalize().resolve(".atmos").resolve("plugin-cache");
    }
}
