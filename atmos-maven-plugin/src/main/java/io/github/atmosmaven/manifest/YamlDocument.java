package io.github.atmosmaven.manifest;

import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from one YAML text.
 *
 * @param root the document; {@code null} when it is empty, holds only comments, or could not be read
 * @param problems everything wrong with it, warnings included
 */
public record YamlDocument(@Nullable Value root, List<Problem> problems) {

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
