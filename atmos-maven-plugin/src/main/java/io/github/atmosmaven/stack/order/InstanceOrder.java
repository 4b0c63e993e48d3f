package io.github.atmosmaven.stack.order;

import io.github.atmosmaven.model.Instance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The order that the dependencies of instances give them (D64).
 *
 * <pre>{@code
 * InstanceOrder order = InstanceOrder.of(resolution.instances());
 * for (List<Instance> wave : order.waves(selected)) {
 *     applyAtOnce(wave);
 * }
 * }</pre>
 *
 * <p>A dependency that closes a cycle does not count; {@link OrderChecks} reports it. A disabled instance is not run, so
 * that it neither waits nor is waited for.
 */
public final class InstanceOrder {

    private static final Comparator<Instance> BY_NAME =
            Comparator.comparing(Instance::stack).thenComparing(Instance::name);

    private final List<Instance> instances;
    private final InstanceIndex index;
    private final int[][] dependencies;
    private final int[][] dependents;
    private final List<Integer> sequence;

    /**
     * @param instances sorted by stack and name
     * @param dependencies by position, without cycles
     * @param sequence all positions, dependencies first
     */
    InstanceOrder(
            List<Instance> instances,
            InstanceIndex index,
            List<List<Dependency>> dependencies,
            List<Integer> sequence) {
        this.instances = instances;
        this.index = index;
        this.sequence = List.copyOf(sequence);
        this.dependencies = new int[instances.size()][];
        int[] counts = new int[instances.size()];
        for (int i = 0; i < instances.size(); i++) {
            this.dependencies[i] = dependencies.get(i).stream()
                    .mapToInt(Dependency::target)
                    .sorted()
                    .toArray();
            for (int target : this.dependencies[i]) {
                counts[target]++;
            }
        }
        this.dependents = reversed(this.dependencies, counts);
    }

    private static int[][] reversed(int[][] edges, int[] counts) {
        int[][] reversed = new int[edges.length][];
        for (int i = 0; i < edges.length; i++) {
            reversed[i] = new int[counts[i]];
        }
        int[] filled = new int[edges.length];
        for (int i = 0; i < edges.length; i++) {
            for (int target : edges[i]) {
                reversed[target][filled[target]++] = i;
            }
        }
        return reversed;
    }

    /** @param instances all of the project, each once, so that dependencies lead somewhere whatever was selected */
    public static InstanceOrder of(Collection<Instance> instances) {
        return new OrderChecks(sorted(instances), BrokenStacks.NONE).order();
    }

    static List<Instance> sorted(Collection<Instance> instances) {
        return instances.stream().sorted(BY_NAME).toList();
    }

    /**
     * Parts of a selection that can run one after the other: each instance comes after everything in the selection that
     * it depends on, directly or by way of others. What is not selected is not waited for. A part is sorted by stack and
     * name.
     */
    public List<List<Instance>> waves(Collection<Instance> selection) {
        return waves(selection, dependencies, sequence);
    }

    /** Parts of the selection in the order of taking down: each instance comes after everything that depends on it. */
    public List<List<Instance>> reverseWaves(Collection<Instance> selection) {
        List<Integer> backwards = new ArrayList<>(sequence);
        Collections.reverse(backwards);
        return waves(selection, dependents, backwards);
    }

    private List<List<Instance>> waves(Collection<Instance> selection, int[][] before, List<Integer> order) {
        BitSet selected = new BitSet(instances.size());
        List<List<Instance>> waves = new ArrayList<>();
        int[] numbers = new int[instances.size()];
        selection.stream().mapToInt(this::position).filter(at -> at >= 0).forEach(selected::set);
        for (int at : order) {
            for (int earlier : before[at]) {
                numbers[at] = Math.max(numbers[at], numbers[earlier] + (selected.get(earlier) ? 1 : 0));
            }
        }
        for (Instance instance : sorted(selection)) {
            int at = position(instance);
            // An abstract component that was asked for by its name has no place in the order, and runs nothing.
            int number = at < 0 ? 0 : numbers[at];
            while (waves.size() <= number) {
                waves.add(new ArrayList<>());
            }
            waves.get(number).add(instance);
        }
        return waves.stream().map(List::copyOf).toList();
    }

    /** Instances that an instance depends on directly, selected or not, sorted by stack and name. */
    public List<Instance> dependenciesOf(Instance instance) {
        return at(instance, dependencies);
    }

    /** Instances that depend on an instance directly, sorted by stack and name. */
    public List<Instance> dependentsOf(Instance instance) {
        return at(instance, dependents);
    }

    private List<Instance> at(Instance instance, int[][] edges) {
        int position = position(instance);
        return position < 0
                ? List.of()
                : Arrays.stream(edges[position]).mapToObj(instances::get).toList();
    }

    /** Instances that depend on one of these, directly or by way of others, without these, sorted by stack and name. */
    public List<Instance> allDependentsOf(Collection<Instance> some) {
        BitSet seen = new BitSet(instances.size());
        Deque<Integer> open = new ArrayDeque<>();
        some.stream().mapToInt(this::position).filter(at -> at >= 0).forEach(open::add);
        BitSet start = new BitSet(instances.size());
        open.forEach(start::set);
        while (!open.isEmpty()) {
            for (int dependent : dependents[open.remove()]) {
                if (!seen.get(dependent) && !start.get(dependent)) {
                    seen.set(dependent);
                    open.add(dependent);
                }
            }
        }
        return seen.stream().mapToObj(instances::get).toList();
    }

    private int position(Instance instance) {
        Integer position = index.position(instance.stack(), instance.name());
        return position == null ? -1 : position;
    }
}
