package io.github.atmosmaven.stack.settings;

import io.github.atmosmaven.backend.PrefixMode;
import io.github.atmosmaven.backend.config.BackendConfig;
import org.jspecify.annotations.Nullable;

/**
 * Settings that decide where a state lies.
 *
 * @param workspacesEnabled {@code false} puts every instance into the workspace {@code default}
 * @param prefixSeparator text that replaces {@code /} in default prefixes
 * @param workspaceKeyPrefix name that default prefixes are made of; {@code null} if nobody chose (D31)
 * @param hasAtmosYaml {@code true} if the project has an {@code atmos.yaml}, so that a silent difference to Atmos is an
 *     error (D31)
 * @param backendConfig what {@code -backend-config} arguments add to the backends
 */
public record StateSettings(
        boolean workspacesEnabled,
        String prefixSeparator,
        @Nullable PrefixMode workspaceKeyPrefix,
        boolean hasAtmosYaml,
        BackendConfig backendConfig) {}
