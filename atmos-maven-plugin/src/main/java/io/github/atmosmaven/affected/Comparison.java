package io.github.atmosmaven.affected;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.StateAddress;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.stack.order.InstanceOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the answers of two commits (D90). */
public final class Comparison {

    private static final String STATE = "state";
    private static final String INSTANCE = "instance";

    private final SortedMap<Identity, Answer> base = new TreeMap<>();
    private final SortedMap<Identity, Answer> head = new TreeMap<>();
    private final Side.Broken broken;

    private Comparison(Side base, Side head) {
        base.answers().forEach(answer -> this.base.put(answer.identity(), answer));
        head.answers().forEach(answer -> this.head.put(answer.identity(), answer));
        this.broken = base.broken();
    }

    /**
     * Instances that differ, by stack and name.
     *
     * @param dependents true to add the instances of the head that depend on them (D64)
     */
    public static List<Affected> of(Side base, Side head, boolean dependents) {
        Comparison comparison = new Comparison(base, head);
        SortedMap<Identity, Affected> affected = comparison.affected();
        if (dependents) {
            comparison.addDependents(affected);
        }
        return List.copyOf(affected.values());
    }

    private SortedMap<Identity, Affected> affected() {
        SortedSet<Identity> all = new TreeSet<>(base.keySet());
        all.addAll(head.keySet());
        SortedMap<Identity, Affected> affected = new TreeMap<>();
        for (Identity identity : all) {
            Affected each = compare(identity, base.get(identity), head.get(identity));
            if (each != null) {
                affected.put(identity, each);
            }
        }
        return affected;
    }

    private @Nullable Affected compare(Identity identity, @Nullable Answer before, @Nullable Answer after) {
        if (after == null) {
            return before == null
                    ? null
                    : new Affected(identity, Affected.Status.REMOVED, false, List.of(existence(before, null)));
        }
        if (broken.holds(after.instance())) {
            return new Affected(
                    identity, Affected.Status.CHANGED, false, List.of(Reason.word("the base does not resolve")));
        }
        if (before == null) {
            return new Affected(identity, Affected.Status.ADDED, false, List.of(existence(null, after)));
        }
        List<Reason> reasons = new ArrayList<>();
        Reason move = move(before.instance(), after.instance());
        if (move != null) {
            reasons.add(move);
        }
        reasons.addAll(SectionDiff.of(before, after));
        reasons.addAll(FileDiff.of(before.files(), after.files()));
        return reasons.isEmpty() ? null : new Affected(identity, Affected.Status.CHANGED, move != null, reasons);
    }

    /** The reason of what is new or gone tells where its state is. */
    private static Reason existence(@Nullable Answer before, @Nullable Answer after) {
        return new Reason(
                INSTANCE,
                before == null ? null : address(before.instance()),
                after == null ? null : address(after.instance()),
                Reason.Places.of(place(before), place(after)));
    }

    private static @Nullable Location place(@Nullable Answer answer) {
        return answer == null ? null : answer.instance().location();
    }

    private static Value address(Instance instance) {
        return new TextValue(instance.stateAddress().text(), instance.location());
    }

    private static @Nullable Reason move(Instance before, Instance after) {
        StateAddress from = before.stateAddress();
        StateAddress to = after.stateAddress();
        if (from.text().isEmpty() || to.text().isEmpty() || from.text().equals(to.text())) {
            return null;
        }
        return new Reason(
                STATE,
                address(before),
                address(after),
                Reason.Places.of(place(from, to, before.location()), place(to, from, after.location())));
    }

    /** Place of the first part of an address that the other one does not have. */
    private static Location place(StateAddress address, StateAddress other, Location otherwise) {
        Map<String, String> parts = new TreeMap<>();
        other.parts().forEach(part -> parts.put(part.name(), part.value()));
        for (StateAddress.Part part : address.parts()) {
            Value source = part.source();
            if (source != null && !part.value().equals(parts.get(part.name()))) {
                return source.location();
            }
        }
        return otherwise;
    }

    private void addDependents(SortedMap<Identity, Affected> affected) {
        List<Instance> all = head.values().stream().map(Answer::instance).toList();
        InstanceOrder order = InstanceOrder.of(all);
        List<Instance> changed = all.stream()
                .filter(instance -> affected.containsKey(identity(instance)))
                .toList();
        List<Instance> dependents = order.allDependentsOf(changed);
        SortedSet<Identity> known = new TreeSet<>(affected.keySet());
        dependents.forEach(instance -> known.add(identity(instance)));
        for (Instance dependent : dependents) {
            List<Reason> reasons = order.dependenciesOf(dependent).stream()
                    .map(Comparison::identity)
                    .filter(known::contains)
                    .map(identity -> Reason.word("depends on " + identity))
                    .toList();
            Identity identity = identity(dependent);
            affected.putIfAbsent(identity, new Affected(identity, Affected.Status.DEPENDENT, false, reasons));
        }
    }

    private static Identity identity(Instance instance) {
        return new Identity(instance.stack(), instance.name());
    }
}
