package io.github.atmosmaven.stack.order;

import io.github.atmosmaven.model.Instance;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The order that the dependencies of instances give them (D64): what each depends on, and what depends on it.
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

    /**
     * @param instances sorted by stack and name
     * @param dependencies by position, without cycles
     */
    InstanceOrder(List<Instance> instances, InstanceIndex index, List<List<Dependency>> dependencies) {
        this.instances = instances;
        this.index = index;
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
