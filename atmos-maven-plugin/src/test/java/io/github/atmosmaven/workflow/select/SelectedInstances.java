package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import java.util.List;

/** Instances of a project of one module, with every problem of the selection, names that match nothing included. */
public record SelectedInstances(List<Instance> instances, List<Problem> problems) {

    public static SelectedInstances from(LoadedStacks loaded, Selection selection) {
        SelectInstances.Matches matches = SelectInstances.matches(loaded, selection);
        Problems all = new Problems();
        all.addAll(matches.problems());
        all.addAll(matches.unmatched().problems());
        return new SelectedInstances(matches.instances(), all.sorted());
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
