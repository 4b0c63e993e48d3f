package io.github.atmosmaven.lint;

import io.github.atmosmaven.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * A mistake of one backend, for one release.
 *
 * @param isError true if the tool refuses the backend, at {@code init} or at the first request
 * @param attribute its dotted path as rendered; empty if the backend as a whole is meant
 * @param at place of the value, as it was written
 */
public record Finding(
        LintRule rule,
        boolean isError,
        String attribute,
        Location at,
        String message,
        @Nullable String hint) {

    /** This finding as a warning, for a tool that may go on. */
    public Finding asWarning() {
        return new Finding(rule, false, attribute, at, message, hint);
    }
}
