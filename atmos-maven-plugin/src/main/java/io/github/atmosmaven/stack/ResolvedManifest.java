package io.github.atmosmaven.stack;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ManifestRef;
import io.github.atmosmaven.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One top-level manifest after resolution.
 *
 * @param manifest which one
 * @param declaredStack the name that its {@code name:} gives the stack; null where it has none
 * @param instances its real instances that could be resolved, sorted by stack and name
 * @param abstractComponents its abstract components, resolved as far as they can be
 * @param problems everything wrong with it and what it imports, warnings included (D18)
 */
public record ResolvedManifest(
        ManifestRef manifest,
        @Nullable String declaredStack,
        List<Instance> instances,
        List<Instance> abstractComponents,
        List<Problem> problems) {

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
