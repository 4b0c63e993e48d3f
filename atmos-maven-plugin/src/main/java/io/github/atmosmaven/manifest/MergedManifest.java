package io.github.atmosmaven.manifest;

import io.github.atmosmaven.model.ManifestRef;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import java.util.Map;

/**
 * A top-level manifest with everything it imports merged into it.
 *
 * @param ref its names and what it imports
 * @param body the merged sections
 * @param ownBody the content of the top-level file itself, unmerged
 * @param overrides for each component the overrides that reach it (semantics 4.6)
 * @param problems of all files that take part
 */
public record MergedManifest(
        ManifestRef ref, MapValue body, MapValue ownBody, Map<String, MapValue> overrides, List<Problem> problems) {

    public boolean hasErrors() {
        for (Problem problem : problems) {
            if (problem.isError()) {
                return true;
            }
        }
        return false;
    }

    /** Returns true if components of it may be missing here: an unknown tag alone takes nothing from the file around it. */
    public boolean mayLackComponents() {
        for (Problem problem : problems) {
            if (problem.isError() && problem.code() != ProblemCode.UNKNOWN_TAG) {
                return true;
            }
        }
        return false;
    }
}
