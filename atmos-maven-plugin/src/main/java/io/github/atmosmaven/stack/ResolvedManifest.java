package io.github.atmosmaven.stack;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ManifestRef;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One top-level manifest after resolution.
 *
 * @param manifest names of the manifest and its imports
 * @param declaredName name that its {@code name:}, possibly imported, gives the stack; null if it has none
 * @param instances its real instances that could be resolved, sorted by stack and name
 * @param abstractComponents its abstract components, resolved as far as they can be
 * @param problems everything wrong with it and what it imports, warnings included (D18)
 */
public record ResolvedManifest(
        ManifestRef manifest,
        @Nullable TextValue declaredName,
        List<Instance> instances,
        List<Instance> abstractComponents,
        List<Problem> problems) {

    /** The name that its {@code name:} gives the stack; null where it has none. */
    public @Nullable String declaredStack() {
        return declaredName == null ? null : declaredName.text();
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
