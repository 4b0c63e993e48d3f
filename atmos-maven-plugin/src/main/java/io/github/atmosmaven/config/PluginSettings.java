package io.github.atmosmaven.config;

import io.github.atmosmaven.backend.PrefixMode;
import io.github.atmosmaven.backend.config.BackendConfigEntries;
import io.github.atmosmaven.function.IncludePaths;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of the plugin that decide what resolution answers, as a user set them. A parameter that the user did not set
 * is {@code null}, so that {@code atmos.yaml} or the default decides (D21).
 *
 * @param listMergeStrategy the parameter of that name
 */
public record PluginSettings(
        Surroundings surroundings,
        Directories directories,
        Manifests manifests,
        Names names,
        States states,
        @Nullable String listMergeStrategy) {

    /**
     * Parameters that name files and directories.
     *
     * @param atmosYaml the parameter {@code atmosYaml}
     * @param includeRoots folders beside the repository whose files may be included (D25)
     * @param stacks the parameter {@code stacksDirectory}
     * @param rootModules the parameter {@code rootModulesDirectory}
     * @param localStates the parameter {@code stateDirectory} (D39)
     */
    public record Directories(
            @Nullable Path atmosYaml,
            List<Path> includeRoots,
            @Nullable Path stacks,
            @Nullable Path rootModules,
            @Nullable Path localStates) {

        public static final Directories UNSET = new Directories(null, List.of(), null, null, null);

        public Directories {
            includeRoots = List.copyOf(includeRoots);
        }
    }

    /** Parameters that choose top-level manifests. An empty list says as little as none. */
    public record Manifests(
            @Nullable List<String> includedPaths, @Nullable List<String> excludedPaths) {

        public static final Manifests UNSET = new Manifests(null, null);

        public Manifests {
            includedPaths = includedPaths == null || includedPaths.isEmpty() ? null : List.copyOf(includedPaths);
            excludedPaths = excludedPaths == null || excludedPaths.isEmpty() ? null : List.copyOf(excludedPaths);
        }
    }

    /** Parameters that name stacks. */
    public record Names(@Nullable String pattern, @Nullable String template) {

        public static final Names UNSET = new Names(null, null);

        /** Returns true if the parameters name stacks, so that {@code atmos.yaml} does not. */
        boolean areSet() {
            return pattern != null || template != null;
        }
    }

    /** Parameters that decide where a state lies. */
    public record States(
            @Nullable Boolean workspacesEnabled,
            @Nullable String prefixSeparator,
            @Nullable PrefixMode workspaceKeyPrefix,
            BackendConfigEntries backendConfig) {

        public static final States UNSET = new States(null, null, null, BackendConfigEntries.UNSET);

        /** These parameters for a copy of the project. */
        public States inCopy(Path project) {
            return new States(workspacesEnabled, prefixSeparator, workspaceKeyPrefix, backendConfig.inCopy(project));
        }
    }

    /** Settings of a project whose POM sets nothing. */
    public static PluginSettings defaults(Path projectDirectory, Map<String, String> environment) {
        return of(Surroundings.alone(projectDirectory, environment));
    }

    /** Settings of a project in the given surroundings whose POM sets nothing. */
    public static PluginSettings of(Surroundings surroundings) {
        return new PluginSettings(surroundings, Directories.UNSET, Manifests.UNSET, Names.UNSET, States.UNSET, null);
    }

    /** Directory of the POM. */
    public Path projectDirectory() {
        return surroundings.projectDirectory();
    }

    /** Variables of the environment, which {@code !env} sees as well. */
    public Map<String, String> environment() {
        return surroundings.environment();
    }

    /** Files that {@code !include} may read. */
    IncludePaths includes() {
        return IncludePaths.of(projectDirectory(), surroundings.repository(), directories.includeRoots());
    }
}
