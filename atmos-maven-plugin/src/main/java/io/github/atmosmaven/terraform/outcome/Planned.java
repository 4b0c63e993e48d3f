package io.github.atmosmaven.terraform.outcome;

import io.github.atmosmaven.terraform.gate.Gate;
import io.github.atmosmaven.terraform.gate.Verdict;
import io.github.atmosmaven.terraform.plan.Change;
import io.github.atmosmaven.terraform.plan.PlanDocument;
import io.github.atmosmaven.terraform.plan.PlannedChanges;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes of a plan, and the verdict of the gate on them.
 *
 * @param numbers the numbers, as the tool counts them
 * @param list the changes; none where operations are remote, which tell numbers alone
 */
public record Planned(PlannedChanges numbers, List<Change> list, Verdict verdict) {

    public Planned {
        list = List.copyOf(list);
    }

    public static Planned of(PlanDocument plan, Gate gate) {
        return new Planned(plan.changes(), plan.list(), gate.judge(plan));
    }

    public static Planned of(PlannedChanges numbers, Gate gate) {
        return new Planned(numbers, List.of(), gate.judge(numbers));
    }

    /** Copy with other addresses: the key of a resource may be a secret (D79). */
    Planned inWords(UnaryOperator<String> words) {
        return new Planned(
                numbers, list.stream().map(change -> change.inWords(words)).toList(), verdict.inWords(words));
    }
}
