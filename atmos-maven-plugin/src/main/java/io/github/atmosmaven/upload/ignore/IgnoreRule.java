package io.github.atmosmaven.upload.ignore;

import io.github.atmosmaven.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * One pattern of a {@code .terraformignore}, or one that is built into the tools.
 *
 * @param text the pattern as it is written, for people
 * @param isNegated true if what matches is taken in again
 * @param place the line that it stands on; {@code null} if it is built in
 */
public record IgnoreRule(
        String text, boolean isNegated, @Nullable Location place) {

    /** {@code file:line}, or that it is built in. */
    public String origin() {
        return place == null ? "built-in" : place.fileAndLine();
    }
}
