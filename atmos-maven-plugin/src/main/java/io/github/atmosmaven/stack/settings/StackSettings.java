package io.github.atmosmaven.stack.settings;

import io.github.atmosmaven.backend.PrefixMode;
import io.github.atmosmaven.function.IncludePaths;
import io.github.atmosmaven.manifest.tree.SettingPlaces;
import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.value.MapValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything outside the manifests that resolution depends on, after the POM was laid over {@code atmos.yaml} (D21).
 *
 * @param projectDirectory directory that displayed paths are relative to
 * @param includes the files that {@code !include} may read
 * @param stacksDirectory directory of manifests and imports
 * @param rootModulesDirectory directory of root modules
 * @param includedPaths globs of top-level manifests below the stacks directory (semantics 1.1)
 * @param excludedPaths globs of files that are no top-level manifests (semantics 1.3)
 * @param places settings in {@code atmos.yaml} that say which files are manifests
 * @param names settings that name stacks whose manifests do not name themselves
 * @param listStrategy list strategy for everything that does not choose its own
 * @param workspacesEnabled {@code false} puts every instance into the workspace {@code default}
 * @param prefixSeparator text that replaces {@code /} in default prefixes
 * @param workspaceKeyPrefix source of default prefixes; {@code null} if nobody chose one (D31)
 * @param atmosYaml true if the project has an {@code atmos.yaml}, so that a silent difference to Atmos is an error
 *     (D31)
 * @param inheritMetadata {@code stacks.inherit.metadata}
 * @param inheritSource {@code stacks.inherit.source}, which rules {@code source} and {@code provision}
 * @param templatesEnabled true if templates in the sections of an instance are rendered
 * @param defaultCommand {@code components.terraform.command}
 * @param backendFiles {@code components.terraform.auto_generate_backend_file}: where it is {@code false}, the backend
 *     of a root module wins over that of the stacks (D76)
 * @param localStates the directory of local states as users read it: relative to the project, with forward slashes
 *     (D39)
 * @param sections sections that {@code atmos.yaml} lays beneath those of every instance (semantics 4.1, 4.8)
 * @param environment environment variables that {@code !env} sees
 */
public record StackSettings(
        Path projectDirectory,
        IncludePaths includes,
        Path stacksDirectory,
        Path rootModulesDirectory,
        List<String> includedPaths,
        List<String> excludedPaths,
        SettingPlaces places,
        NameSettings names,
        ListStrategy listStrategy,
        boolean workspacesEnabled,
        String prefixSeparator,
        @Nullable PrefixMode workspaceKeyPrefix,
        boolean atmosYaml,
        boolean inheritMetadata,
        boolean inheritSource,
        boolean templatesEnabled,
        @Nullable String defaultCommand,
        boolean backendFiles,
        String localStates,
        MapValue sections,
        Map<String, String> environment) {

    /** Top-level manifests of a project that configures nothing (D4). */
    public static final List<String> DEFAULT_INCLUDED = List.of("**");

    /**
     * Default globs of files that are no top-level manifests, for a project that configures nothing (D4). They match
     * files that exist only to be imported.
     */
    public static final List<String> DEFAULT_EXCLUDED =
            List.of("**/_defaults.*", "catalog/**", "mixins/**", "schemas/**");
}
