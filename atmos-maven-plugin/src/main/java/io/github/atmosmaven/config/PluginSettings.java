package io.github.atmosmaven.config;

import io.github.atmosmaven.backend.PrefixMode;
import io.github.atmosmaven.function.IncludePaths;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the plugin that decide what resolution answers, as a user set them; {@code null} where they did not,
 * so that {@code atmos.yaml} or the default decides (D21). The names are those of the parameters.
 *
 * @param includeRoots folders beside the repository whose files may be included (D25)
 * @param stateDirectory directory of local states (D39)
 */
public record PluginSettings(
        Surroundings surroundings,
        @Nullable Path atmosYaml,
        List<Path> includeRoots,
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
        @Nullable Path stateDirectory) {

    public PluginSettings {
        // An empty list says as little as none.
        includedPaths = includedPaths == null || includedPaths.isEmpty() ? null : includedPaths;
        excludedPaths = excludedPaths == null || excludedPaths.isEmpty() ? null : excludedPaths;
        includeRoots = List.copyOf(includeRoots);
    }

    /** Settings of a project whose POM sets nothing. */
    public static PluginSettings defaults(Path projectDirectory, Map<String, String> environment) {
        return of(Surroundings.alone(projectDirectory, environment));
    }

    /** Settings of a project in the given surroundings whose POM sets nothing. */
    public static PluginSettings of(Surroundings surroundings) {
        return new PluginSettings(
                surroundings, null, List.of(), null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The folder of the POM. */
    public Path projectDirectory() {
        return surroundings.projectDirectory();
    }

    /** Variables of the environment, which {@code !env} sees as well. */
    public Map<String, String> environment() {
        return surroundings.environment();
    }

    /** The files that {@code !include} may read. */
    IncludePaths includes() {
        return IncludePaths.of(projectDirectory(), surroundings.repository(), includeRoots);
    }
}
