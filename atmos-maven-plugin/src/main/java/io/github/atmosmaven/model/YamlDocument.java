package io.github.atmosmaven.model;

import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Content of one YAML text.
 *
 * @param root the document; {@code null} if it is empty, holds only comments, or could not be read
 * @param problems everything wrong with it, warnings included
 * @param carriers places of keys whose values carry an anchor that is used elsewhere in the text
 */
public record YamlDocument(@Nullable Value root, List<Problem> problems, Set<Location> carriers) {

    /** Of a text that has no anchors. */
    public YamlDocument(@Nullable Value root, List<Problem> problems) {
        this(root, problems, Set.of());
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
