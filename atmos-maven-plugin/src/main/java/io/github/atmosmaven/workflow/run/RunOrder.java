package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.stack.order.InstanceOrder;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The order in which the instances of a run begin (D64). An instance waits for those of the same run that come before it,
 * directly or by way of instances that are not run; nobody waits for an instance that is not run.
 */
public final class RunOrder {

    /** No instance waits for another, as nothing is changed that another one reads. */
    public static final RunOrder NONE = new RunOrder(instance -> List.of());

    private final Function<Instance, List<Instance>> before;

    private RunOrder(Function<Instance, List<Instance>> before) {
        this.before = before;
    }

    /** Each instance begins after those that it depends on, selected or not. */
    public static RunOrder forward(LoadedStacks loaded) {
        return forward(InstanceOrder.of(loaded.resolution().instances()));
    }

    /** Each instance begins after those that depend on it. */
    public static RunOrder reverse(LoadedStacks loaded) {
        return reverse(InstanceOrder.of(loaded.resolution().instances()));
    }

    static RunOrder forward(InstanceOrder order) {
        return new RunOrder(order::dependenciesOf);
    }

    static RunOrder reverse(InstanceOrder order) {
        return new RunOrder(order::dependentsOf);
    }

    private record Name(String stack, String instance) {

        static Name of(Instance instance) {
            return new Name(instance.stack(), instance.name());
        }
    }

    /**
     * Returns what each instance of a run waits for.
     *
     * @param run the instances
     * @return for each of them the positions of those that it waits for
     */
    List<List<Integer>> waits(List<Instance> run) {
        Map<Name, Integer> positions = new HashMap<>();
        for (int i = 0; i < run.size(); i++) {
            positions.put(Name.of(run.get(i)), i);
        }
        return run.stream().map(instance -> waits(instance, positions)).toList();
    }

    /** Returns the positions of instances in an order in which they can run one after the other. */
    List<Integer> sequence(List<Instance> run) {
        List<List<Integer>> waits = waits(run);
        List<List<Integer>> waiting = new ArrayList<>();
        run.forEach(instance -> waiting.add(new ArrayList<>()));
        int[] open = new int[run.size()];
        SortedSet<Integer> ready = new TreeSet<>();
        for (int i = 0; i < run.size(); i++) {
            open[i] = waits.get(i).size();
            for (int earlier : waits.get(i)) {
                waiting.get(earlier).add(i);
            }
            if (open[i] == 0) {
                ready.add(i);
            }
        }
        List<Integer> sequence = new ArrayList<>();
        while (!ready.isEmpty()) {
            sequence.addAll(ready);
            SortedSet<Integer> next = new TreeSet<>();
            for (int done : ready) {
                waiting.get(done).stream().filter(i -> --open[i] == 0).forEach(next::add);
            }
            ready = next;
        }
        if (sequence.size() < run.size()) {
            throw new IllegalStateException("the order of the work has a cycle");
        }
        return sequence;
    }

    private List<Integer> waits(Instance instance, Map<Name, Integer> positions) {
        List<Integer> found = new ArrayList<>();
        Set<Name> seen = new HashSet<>();
        Deque<Instance> open = new ArrayDeque<>(before.apply(instance));
        while (!open.isEmpty()) {
            Instance earlier = open.remove();
            Name name = Name.of(earlier);
            if (seen.add(name)) {
                Integer position = positions.get(name);
                if (position == null) {
                    open.addAll(before.apply(earlier));
                } else {
                    found.add(position);
                }
            }
        }
        return found;
    }
}
