package io.github.atmosmaven.stack.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Finds cycles of dependencies. A dependency that closes a cycle is reported and taken out. Needs no deep stack, however
 * long a chain of dependencies is.
 */
final class DependencyCycles {

    private enum State {
        NEW,
        OPEN,
        DONE
    }

    private final List<List<Dependency>> dependencies;
    private final BiConsumer<List<Integer>, Dependency> cycles;
    private final State[] states;
    private final int[] next;
    private final List<Integer> way = new ArrayList<>();

    private DependencyCycles(List<List<Dependency>> dependencies, BiConsumer<List<Integer>, Dependency> cycles) {
        this.dependencies = dependencies;
        this.cycles = cycles;
        this.states = new State[dependencies.size()];
        Arrays.fill(states, State.NEW);
        this.next = new int[dependencies.size()];
    }

    /**
     * Takes out what closes a cycle.
     *
     * @param dependencies by the position of the instance that has them; those that close a cycle are removed
     * @param cycles receives the way of each cycle, from the target of the dependency that closes it, and that dependency; the
     *     way is gone afterwards
     */
    static void cut(List<List<Dependency>> dependencies, BiConsumer<List<Integer>, Dependency> cycles) {
        DependencyCycles search = new DependencyCycles(dependencies, cycles);
        for (int start = 0; start < dependencies.size(); start++) {
            if (search.states[start] == State.NEW) {
                search.follow(start);
            }
        }
    }

    private void follow(int start) {
        open(start);
        while (!way.isEmpty()) {
            int last = way.get(way.size() - 1);
            List<Dependency> own = dependencies.get(last);
            if (next[last] == own.size()) {
                states[last] = State.DONE;
                way.remove(way.size() - 1);
                continue;
            }
            Dependency dependency = own.get(next[last]);
            switch (states[dependency.target()]) {
                case NEW -> {
                    next[last]++;
                    open(dependency.target());
                }
                case OPEN -> {
                    cycles.accept(way.subList(way.lastIndexOf(dependency.target()), way.size()), dependency);
                    own.remove(next[last]);
                }
                case DONE -> next[last]++;
            }
        }
    }

    private void open(int position) {
        states[position] = State.OPEN;
        way.add(position);
    }
}
