package io.github.atmosmaven.terraform.gate;

import io.github.atmosmaven.terraform.plan.Change;
import io.github.atmosmaven.terraform.plan.PlanDocument;
import io.github.atmosmaven.terraform.plan.PlannedChanges;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that a plan of one instance must keep, whatever is done with the plan (D68). Every plan passes here before it
 * is applied.
 *
 * @param rules those of the manifests and of the POM together; none lets every plan pass
 */
public record Gate(List<GateRule> rules) {

    public static final Gate OPEN = new Gate(List.of());

    public Gate {
        rules = List.copyOf(rules);
    }

    /** Judges a saved plan, by its addresses. */
    public Verdict judge(PlanDocument plan) {
        List<Breach> breaches = new ArrayList<>();
        for (GateRule rule : rules) {
            List<Change> broken = rule.broken(plan.list());
            if (!broken.isEmpty()) {
                breaches.add(new Breach.ByChanges(rule, broken));
            }
        }
        return new Verdict(breaches);
    }

    /**
     * Judges a plan of which only the numbers are known: where operations are remote there is no saved plan. The numbers
     * count a replaced resource as added and as destroyed, so any of them may be one; what may break a rule, and cannot be
     * looked at, does not pass.
     */
    public Verdict judge(PlannedChanges numbers) {
        List<Breach> breaches = new ArrayList<>();
        for (GateRule rule : rules) {
            long most = rule instanceof GateLimit limit ? limit.most() : 0;
            long possible =
                    rule.key() == GateKey.MAX_REPLACE ? Math.min(numbers.add(), numbers.destroy()) : numbers.destroy();
            if (possible > most) {
                breaches.add(new Breach.ByNumbers(rule, numbers));
            }
        }
        return new Verdict(breaches);
    }
}
