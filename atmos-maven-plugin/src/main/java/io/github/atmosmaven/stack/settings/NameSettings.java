package io.github.atmosmaven.stack.settings;

import io.github.atmosmaven.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * Settings that name the stacks of a project whose manifests do not name themselves.
 *
 * @param pattern {@code {tenant}-{stage}} and the like
 * @param patternPlace place of the pattern in {@code atmos.yaml}, which is then read as Atmos reads it (D17);
 *     {@code null} if a parameter sets it
 * @param template {@code {{ .vars.stage }}} and the like, which wins over the pattern
 * @param templatePlace place of the template in {@code atmos.yaml}; {@code null} if a parameter sets it
 */
public record NameSettings(
        @Nullable String pattern,
        @Nullable Location patternPlace,
        @Nullable String template,
        @Nullable Location templatePlace) {

    /** A parameter that is empty says nothing. */
    public NameSettings {
        pattern = pattern == null || pattern.isBlank() ? null : pattern;
        template = template == null || template.isBlank() ? null : template;
    }
}
