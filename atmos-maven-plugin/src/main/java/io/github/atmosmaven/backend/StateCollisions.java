package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Finds instances that would overwrite each other's state (D32). */
public final class StateCollisions {

    private static final Comparator<Instance> BY_PLACE = Comparator.comparing(
                    (Instance instance) -> instance.manifest().file())
            .thenComparing(instance -> instance.location().line())
            .thenComparing(Instance::stack)
            .thenComparing(Instance::name);

    private StateCollisions() {}

    /** Two instances with one address, and the error that says so at the second of them. */
    public record Collision(Problem problem, Instance first, Instance second) {}

    /** @param instances each once, whatever the number of manifests that define it */
    public static List<Collision> find(List<Instance> instances) {
        Map<String, List<Instance>> byAddress = new LinkedHashMap<>();
        for (Instance instance : instances) {
            String address = instance.stateAddress().text();
            // Empty where it is unknown, or misses an attribute that the tool will ask for.
            if (!address.isEmpty()) {
                byAddress.computeIfAbsent(address, same -> new ArrayList<>(1)).add(instance);
            }
        }
        List<Collision> collisions = new ArrayList<>();
        for (List<Instance> sharing : byAddress.values()) {
            sharing.sort(BY_PLACE);
            Instance first = sharing.get(0);
            for (Instance second : sharing.subList(1, sharing.size())) {
                Problem problem = StateClaim.of(second)
                        .collidesWith(StateClaim.of(first), UnaryOperator.identity(), UnaryOperator.identity());
                collisions.add(new Collision(problem, first, second));
            }
        }
        return collisions;
    }
}
