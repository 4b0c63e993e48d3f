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

    private final LoadedStacks loaded;
    private final Set<String> manifests = new HashSet<>();

    public ExactBatches(LoadedStacks loaded) {
        this.loaded = loaded;
        for (ResolvedManifest manifest : loaded.resolution().manifests()) {
            String file = manifest.manifest().file();
            manifests.add(manifest.manifest().name());
            manifests.add(file);
            manifests.add(file.replaceFirst("\\.[^./]*$", ""));
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
        List<Instance> selected = SelectInstances.matches(loaded, Selection.of(batch.stack(), batch.component()))
                .instances();
        return selected.size() == batch.instances().size()
                && selected.stream()
                        .allMatch(instance -> instance.stack().equals(batch.stack())
                                && batch.instances().contains(instance.name()));
    }
}
