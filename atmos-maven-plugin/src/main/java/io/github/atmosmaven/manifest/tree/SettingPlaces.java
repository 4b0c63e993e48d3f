package io.github.atmosmaven.manifest.tree;

import io.github.atmosmaven.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code atmos.yaml} says which manifests there are, for what is told when there are none; {@code null} where a
 * parameter or a default does.
 *
 * @param directory of the setting that leads to the stacks directory
 * @param included of the globs of top-level manifests
 */
public record SettingPlaces(
        @Nullable Location directory, @Nullable Location included) {

    public static final SettingPlaces NONE = new SettingPlaces(null, null);
}
