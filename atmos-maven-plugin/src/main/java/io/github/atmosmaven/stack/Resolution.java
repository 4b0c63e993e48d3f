package io.github.atmosmaven.stack;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import java.util.Comparator;
import java.util.List;

/**
 * All stacks of a project, resolved. A manifest that is broken carries its problems and leaves the others alone (D18).
 *
 * @param manifests in the order of their paths
 * @param projectProblems problems that belong to no single manifest, for instance that there are none
 */
public record Resolution(List<ResolvedManifest> manifests, List<Problem> projectProblems) {

    private static final Comparator<Instance> ORDER =
            Comparator.comparing(Instance::stack).thenComparing(Instance::name);

    /** All real instances by stack and name. An instance that several manifests define alike is listed once. */
    public List<Instance> instances() {
        return manifests.stream()
                .flatMap(manifest -> manifest.instances().stream())
                .sorted(ORDER)
                .toList();
    }

    /** Every problem of the project, each mistake once, in the order of their places. */
    public List<Problem> problems() {
        Problems all = new Problems();
        all.addAll(projectProblems);
        manifests.forEach(manifest -> all.addAll(manifest.problems()));
        return all.sorted();
    }
}
