package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.StateAddress;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        Set<String> repeated = repeated(instances);
        if (repeated.isEmpty()) {
            return List.of();
        }
        Map<String, List<Instance>> shared = new LinkedHashMap<>();
        for (Instance instance : instances) {
            String address = instance.stateAddress().text();
            if (repeated.contains(address)) {
                shared.computeIfAbsent(address, same -> new ArrayList<>()).add(instance);
            }
        }
        List<Collision> collisions = new ArrayList<>();
        for (List<Instance> sharing : shared.values()) {
            sharing.sort(BY_PLACE);
            Instance first = sharing.get(0);
            for (Instance second : sharing.subList(1, sharing.size())) {
                collisions.add(new Collision(problem(first, second), first, second));
            }
        }
        return collisions;
    }

    /** The addresses that more than one instance has; on all cores, since nearly always there is none. */
    private static Set<String> repeated(List<Instance> instances) {
        Set<String> seen = Collections.newSetFromMap(new ConcurrentHashMap<>(instances.size() * 2));
        return instances.parallelStream()
                .map(instance -> instance.stateAddress().text())
                // Unknown, or without its one attribute, which the tool will ask for.
                .filter(address -> !address.isEmpty() && !seen.add(address))
                .collect(Collectors.toSet());
    }

    private static Problem problem(Instance first, Instance second) {
        return Problem.error(
                ProblemCode.STATE_COLLISION,
                second.location(),
                "'" + second.name() + "' of stack '" + second.stack() + "' has the state address of '" + first.name()
                        + "' of stack '" + first.stack() + "' ("
                        + first.location().fileAndLine() + "): "
                        + second.stateAddress().text() + "\n" + parts(first) + "\n" + parts(second),
                hint(second.backend().type()));
    }

    private static String hint(@Nullable String type) {
        if (type == null) {
            return "rename one of them, or give it a backend with a path of its own";
        }
        return switch (type) {
            case "local" -> "rename one of them, or give it a path of its own";
            case "http" -> "give one of them another address";
            case "consul" -> "give one of them another path or workspace";
            case "kubernetes" -> "give one of them another secret_suffix, namespace or workspace";
            case "pg" -> "give one of them another schema_name, database or workspace";
            case "remote", "cloud" -> "give one of them another workspace";
            default -> "give one of them another prefix, key, bucket or workspace";
        };
    }

    /** By both names: a slash in them makes one text of different ones. */
    private static String parts(Instance instance) {
        List<StateAddress.Part> parts = instance.stateAddress().parts();
        return "  '" + instance.name() + "' of stack '" + instance.stack() + "': "
                + (parts.isEmpty()
                        ? "sets none of its parts"
                        : parts.stream().map(StateCollisions::part).collect(Collectors.joining(", ")));
    }

    private static String part(StateAddress.Part part) {
        Value source = part.source();
        return part.name() + " " + Credentials.strip(part.value())
                + (source == null
                        ? " (made of its names)"
                        : " (" + source.location().fileAndLine() + ")");
    }
}
