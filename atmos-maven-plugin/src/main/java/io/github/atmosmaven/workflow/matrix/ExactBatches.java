package io.github.atmosmaven.workflow.matrix;

import io.github.atmosmaven.manifest.tree.PathGlob;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.ResolvedManifest;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.SelectInstances;
import io.github.atmosmaven.workflow.select.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks that a batch selects just its instances. A name that reads as a list or a glob, or a stack that is called like the
 * manifest of another one, selects more (D20).
 */
public final class ExactBatches {

    private final List<LoadedStacks> modules;
    private final Set<String> manifests = new HashSet<>();

    /** @param modules stacks of all modules of the build */
    public ExactBatches(List<LoadedStacks> modules) {
        this.modules = List.copyOf(modules);
        for (LoadedStacks loaded : modules) {
            for (ResolvedManifest manifest : loaded.resolution().manifests()) {
                String file = manifest.manifest().file();
                manifests.add(manifest.manifest().name());
                manifests.add(file);
                manifests.add(file.replaceFirst("\\.[^./]*$", ""));
            }
        }
    }

    /** One warning for each batch that selects other instances. */
    public List<Problem> problems(List<Batch> batches) {
        return batches.stream()
                .filter(batch -> isUnusual(batch) && !isExact(batch))
                .map(batch -> Problem.warning(
                        ProblemCode.ENTRY_INEXACT,
                        null,
                        "-Dstack=" + batch.stack() + " -Dcomponent=" + batch.component()
                                + " does not select just what this commit affects of them",
                        "rename what has a comma, '*', '?', '[' or '{' in its name, or a stack that is called like the"
                                + " manifest of another"))
                .toList();
    }

    private boolean isUnusual(Batch batch) {
        return isUnusual(batch.stack())
                || batch.instances().stream().anyMatch(ExactBatches::isUnusual)
                || manifests.contains(batch.stack());
    }

    private static boolean isUnusual(String name) {
        return PathGlob.isPattern(name) || name.indexOf(',') >= 0 || !name.equals(name.strip());
    }

    private boolean isExact(Batch batch) {
        Selection selection = Selection.of(batch.stack(), batch.component());
        Set<String> selected = new HashSet<>();
        for (LoadedStacks loaded : modules) {
            for (Instance instance : SelectInstances.matches(loaded, selection).instances()) {
                if (!instance.stack().equals(batch.stack())) {
                    return false;
                }
                selected.add(instance.name());
            }
        }
        return selected.equals(Set.copyOf(batch.instances()));
    }
}
