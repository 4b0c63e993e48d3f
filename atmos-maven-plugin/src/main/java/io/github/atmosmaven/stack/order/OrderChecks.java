package io.github.atmosmaven.stack.order;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Connects instances by their dependencies and gathers what is wrong with their dependencies: unknown ones and cycles (D64). */
public final class OrderChecks {

    /** Most instances of a cycle that a message names. */
    private static final int MANY = 12;

    /** Most instances that all cycles together may have before not all of them are told of it. */
    private static final int MOST_OF_ALL = 1_000_000;

    private final List<Instance> instances;
    private final List<Found> found = new ArrayList<>();
    private final InstanceOrder order;
    private long told;

    /**
     * A problem, and the instances that it is one of.
     *
     * @param problem problem at the place of a dependency
     * @param instances the instance that has the dependency, or all instances of a cycle
     */
    public record Found(Problem problem, List<Instance> instances) {}

    /** @param instances sorted by stack and name */
    OrderChecks(List<Instance> instances, BrokenStacks broken) {
        this.instances = instances;
        InstanceIndex index = new InstanceIndex(instances);
        DependencyTargets targets = new DependencyTargets(instances, index, broken);
        List<List<Dependency>> dependencies = new ArrayList<>(instances.size());
        Map<Integer, List<Dependency>> disabled = new LinkedHashMap<>();
        for (Instance instance : instances) {
            List<Dependency> off = new ArrayList<>();
            dependencies.add(dependencies(instance, targets, off));
            if (!off.isEmpty()) {
                disabled.put(dependencies.size() - 1, off);
            }
        }
        DependencyCycles.cut(dependencies, this::foundCycle);
        if (!disabled.isEmpty()) {
            new DisabledWays(instances, at -> written(instances.get(at), targets), dependencies).follow(disabled);
            DependencyCycles.cut(dependencies, (way, closing) -> {});
        }
        this.order = new InstanceOrder(instances, index, dependencies);
    }

    /** Returns true if an instance says what it depends on. Without such instances there is nothing to check. */
    public static boolean isConcerned(Instance instance) {
        return DependencyReader.areWritten(instance);
    }

    /**
     * Returns everything that is wrong, in the order of stacks and names.
     *
     * @param instances all of the project, each once
     * @param broken stacks that may have more of them
     */
    public static List<Found> check(Collection<Instance> instances, BrokenStacks broken) {
        return List.copyOf(new OrderChecks(InstanceOrder.sorted(instances), broken).found);
    }

    InstanceOrder order() {
        return order;
    }

    /** Dependencies of a disabled instance. Its mistakes are not told, since nothing is run for it. */
    private static List<Integer> written(Instance instance, DependencyTargets targets) {
        return DependencyReader.read(instance, problem -> {}).stream()
                .flatMap(each -> targets.of(each, instance, problem -> {}).stream())
                .toList();
    }

    /** @param disabled gets those on instances that are not run */
    private List<Dependency> dependencies(Instance instance, DependencyTargets targets, List<Dependency> disabled) {
        if (instance.isSkipped()) {
            return List.of();
        }
        List<Instance> concerned = List.of(instance);
        List<WrittenDependency> written =
                DependencyReader.read(instance, problem -> found.add(new Found(problem, concerned)));
        if (written.isEmpty()) {
            return List.of();
        }
        List<Dependency> dependencies = new ArrayList<>();
        Set<Integer> known = new HashSet<>();
        for (WrittenDependency dependency : written) {
            for (int target : targets.of(dependency, instance, problem -> found.add(new Found(problem, concerned)))) {
                if (known.add(target)) {
                    boolean isRun = !instances.get(target).isSkipped();
                    (isRun ? dependencies : disabled)
                            .add(new Dependency(target, dependency.component().location()));
                }
            }
        }
        return dependencies;
    }

    private void foundCycle(List<Integer> way, Dependency closing) {
        Instance target = instances.get(closing.target());
        found.add(new Found(
                Problem.error(
                        ProblemCode.DEPENDENCY_CYCLE,
                        closing.place(),
                        "depending on '" + target.name() + "' closes a cycle: " + shown(way) + " -> "
                                + target.displayName(),
                        "take one dependency out of the cycle"),
                concerned(way)));
    }

    /** All instances of a cycle; of thousands of cycles of thousands of instances, only those of the last dependency. */
    private List<Instance> concerned(List<Integer> way) {
        told += way.size();
        List<Integer> some = told > MOST_OF_ALL ? List.of(way.get(0), way.get(way.size() - 1)) : way;
        return some.stream().map(instances::get).toList();
    }

    private String shown(List<Integer> way) {
        List<String> names = new ArrayList<>();
        way.stream().limit(MANY).forEach(at -> names.add(instances.get(at).displayName()));
        if (way.size() > MANY) {
            names.add("… (" + (way.size() - MANY) + " more)");
        }
        return String.join(" -> ", names);
    }
}
