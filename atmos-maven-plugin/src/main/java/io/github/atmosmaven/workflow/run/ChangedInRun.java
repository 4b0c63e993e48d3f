package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Instances that a run has changed by now. What was planned before them, and depends on them, was planned with values that
 * are no longer theirs (D63). Asked and told by several threads.
 */
final class ChangedInRun {

    private final List<Instance> run;
    private final List<List<Integer>> waits;
    private final Map<Integer, Boolean> changed = new ConcurrentHashMap<>();

    /** @param waits for each instance the positions of those that it waits for, without cycles */
    ChangedInRun(List<Instance> run, List<List<Integer>> waits) {
        this.run = run;
        this.waits = waits;
    }

    /** Instances that come before one, directly or by way of others, and that were changed; in the order of the run. */
    List<Instance> before(Instance instance) {
        TreeSet<Integer> seen = new TreeSet<>();
        List<Integer> open = new ArrayList<>(waits.get(position(instance)));
        while (!open.isEmpty()) {
            int earlier = open.remove(open.size() - 1);
            if (seen.add(earlier)) {
                open.addAll(waits.get(earlier));
            }
        }
        return seen.stream().filter(changed::containsKey).map(run::get).toList();
    }

    void ended(ToolResult result) {
        if (result.outcome() == ToolOutcome.DONE) {
            changed.put(position(result.instance()), true);
        }
    }

    private int position(Instance instance) {
        return IntStream.range(0, run.size())
                .filter(i -> run.get(i) == instance)
                .findFirst()
                .orElseThrow();
    }
}
