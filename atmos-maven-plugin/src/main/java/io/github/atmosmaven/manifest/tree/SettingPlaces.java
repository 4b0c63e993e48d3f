package io.github.atmosmaven.manifest.tree;

import io.github.atmosmaven.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * Places of the settings in {@code atmos.yaml} that say which files are manifests, for messages about missing
 * manifests. A place is {@code null} if a parameter or a default decides.
 *
 * @param directory place of the setting that leads to the stacks directory
 * @param included place of the globs of top-level manifests
 */
public record SettingPlaces(
        @Nullable Location directory, @Nullable Location included) {

    public static final SettingPlaces NONE = new SettingPlaces(null, null);
}
