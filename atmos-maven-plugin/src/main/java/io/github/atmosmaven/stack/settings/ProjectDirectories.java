package io.github.atmosmaven.stack.settings;

import io.github.atmosmaven.function.IncludePaths;
import io.github.atmosmaven.model.LocalStates;
import java.nio.file.Path;

/**
 * Directories of a project.
 *
 * @param project directory that displayed paths are relative to
 * @param stacks directory of manifests and of what they import
 * @param rootModules directory of root modules
 * @param includes files that {@code !include} may read (D25)
 * @param localStates places of states that are kept in files (D39)
 */
public record ProjectDirectories(
        Path project, Path stacks, Path rootModules, IncludePaths includes, LocalStates localStates) {}
