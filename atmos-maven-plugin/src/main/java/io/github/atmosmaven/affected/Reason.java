package io.github.atmosmaven.affected;

import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two answers.
 *
 * @param what keys of a value with dots between them, the path of a file, or a word
 * @param before value of the base; {@code null} if there is none
 * @param after value of the head; {@code null} if there is none
 * @param places where the values are written
 */
public record Reason(
        String what, @Nullable Value before, @Nullable Value after, Places places) {

    /**
     * Places in the two commits; {@code null} where a commit has none. A file has no line.
     *
     * @param before {@code file:line}, or a file
     * @param after {@code file:line}, or a file
     */
    public record Places(@Nullable String before, @Nullable String after) {

        static final Places NONE = new Places(null, null);

        static Places of(@Nullable Location before, @Nullable Location after) {
            return new Places(before == null ? null : before.fileAndLine(), after == null ? null : after.fileAndLine());
        }

        /** The place to look at: that of the head, else that of the base. */
        public @Nullable String last() {
            return after == null ? before : after;
        }
    }

    static Reason word(String what) {
        return new Reason(what, null, null, Places.NONE);
    }
}
