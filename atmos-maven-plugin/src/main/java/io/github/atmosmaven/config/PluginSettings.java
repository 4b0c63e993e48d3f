package io.github.atmosmaven.config;

import io.github.atmosmaven.backend.PrefixMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the plugin that decide what resolution answers, as a user set them; {@code null} where they did not,
 * so that {@code atmos.yaml} or the default decides (D21). The names are those of the parameters.
 *
 * @param stateDirectory where local states live (D39)
 * @param environment environment variables that {@code !env} sees
 */
public record PluginSettings(
        Path projectDirectory,
        @Nullable Path stacksDirectory,
        @Nullable Path rootModulesDirectory,
        @Nullable List<String> includedPaths,
        @Nullable List<String> excludedPaths,
        @Nullable String namePattern,
        @Nullable String nameTemplate,
        @Nullable String listMergeStrategy,
        @Nullable Boolean workspacesEnabled,
        @Nullable String prefixSeparator,
        @Nullable PrefixMode workspaceKeyPrefix,
        @Nullable Path stateDirectory,
        Map<String, String> environment) {

    public PluginSettings {
        // An empty list says as little as none.
        includedPaths = includedPaths == null || includedPaths.isEmpty() ? null : includedPaths;
        excludedPaths = excludedPaths == null || excludedPaths.isEmpty() ? null : excludedPaths;
        environment = Map.copyOf(environment);
    }

    /** Settings of a project whose POM sets nothing. */
    public static PluginSettings defaults(Path projectDirectory, Map<String, String> environment) {
        return new PluginSettings(
                projectDirectory, null, null, null, null, null, null, null, null, null, null, null, environment);
    }
}
