package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.stack.Resolution;
import io.github.atmosmaven.stack.settings.StackSettings;
import java.util.List;

/**
 * All stacks of a project.
 *
 * @param settingsProblems problems of {@code atmos.yaml} and the parameters
 */
public record LoadedStacks(StackSettings settings, Resolution resolution, List<Problem> settingsProblems) {

    /** Everything that is wrong, in the order of the places. */
    public List<Problem> problems() {
        Problems all = new Problems();
        all.addAll(settingsProblems);
        all.addAll(resolution.problems());
        return all.sorted();
    }

    /** Warnings of entries of {@code backendConfig} that reach no instance; none while instances may be missing. */
    public List<Problem> unreachedEntries() {
        return problems().stream().anyMatch(Problem::isError)
                ? List.of()
                : settings.state()
                        .backendConfig()
                        .unreached(resolution.instances().stream()
                                .filter(instance -> !instance.isSkipped())
                                .map(Instance::backendType)
                                .distinct()
                                .toList());
    }
}
