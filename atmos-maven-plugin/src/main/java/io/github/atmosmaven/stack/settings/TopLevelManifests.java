package io.github.atmosmaven.stack.settings;

import io.github.atmosmaven.manifest.tree.SettingPlaces;
import java.util.List;

/**
 * Choice of the manifests that define stacks (semantics 1.1, 1.3).
 *
 * @param included globs below the stacks directory
 * @param excluded globs of files that are only imported
 * @param places places of {@code atmos.yaml} that made the choice
 */
public record TopLevelManifests(List<String> included, List<String> excluded, SettingPlaces places) {

    /** Top-level manifests of a project that configures nothing (D4). */
    public static final List<String> DEFAULT_INCLUDED = List.of("**");

    /** Files that are only imported, in a project that configures nothing (D4). */
    public static final List<String> DEFAULT_EXCLUDED =
            List.of("**/_defaults.*", "catalog/**", "mixins/**", "schemas/**");
}
