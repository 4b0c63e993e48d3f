package io.github.atmosmaven.stack.order;

import io.github.atmosmaven.model.Instance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Dependencies by way of disabled instances. Nobody waits for a disabled instance, but what it depends on still comes before
 * what depends on it. Such a way orders what is run and is no mistake: where it would close a cycle it does not count.
 */
final class DisabledWays {

    private final List<Instance> instances;
    private final IntFunction<List<Integer>> written;
    private final List<List<Dependency>> dependencies;

    /**
     * @param written the positions of all that the instance at a position depends on, as its manifests say
     * @param dependencies by the position of the instance that has them, without cycles; those that are found are added
     */
    DisabledWays(List<Instance> instances, IntFunction<List<Integer>> written, List<List<Dependency>> dependencies) {
        this.instances = instances;
        this.written = written;
        this.dependencies = dependencies;
    }

    /**
     * Follows dependencies on disabled instances.
     *
     * @param ways by the position of the instance that has them
     */
    void follow(Map<Integer, List<Dependency>> ways) {
        ways.forEach((from, own) -> own.forEach(way -> follow(from, way)));
    }

    private void follow(int from, Dependency way) {
        List<Dependency> known = dependencies.get(from);
        for (int behind : runBehind(way.target())) {
            if (known.stream().noneMatch(each -> each.target() == behind) && !leads(behind, from)) {
                known.add(new Dependency(behind, way.place()));
            }
        }
    }

    /** The nearest instances behind a disabled one that are run. */
    private List<Integer> runBehind(int disabled) {
        List<Integer> run = new ArrayList<>();
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(disabled));
        seen.set(disabled);
        while (!open.isEmpty()) {
            for (int next : written.apply(open.remove())) {
                if (!seen.get(next)) {
                    seen.set(next);
                    (instances.get(next).isSkipped() ? open : run).add(next);
                }
            }
        }
        return run;
    }

    /** Returns true if an instance is another one, or depends on it. */
    private boolean leads(int from, int to) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            int next = open.remove();
            if (next == to) {
                return true;
            }
            if (!seen.get(next)) {
                seen.set(next);
                dependencies.get(next).forEach(dependency -> open.add(dependency.target()));
            }
        }
        return false;
    }
}
