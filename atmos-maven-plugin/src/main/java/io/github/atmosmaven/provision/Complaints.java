package io.github.atmosmaven.provision;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Collects the instances that ask for provisioning and lack what it needs (D40). One line of a manifest may ask for many
 * instances: those that lack the same are told together, a manifest to a line.
 */
public final class Complaints {

    private static final int MANIFESTS_NAMED = 5;

    /** Instances by the line that asks for them, and by what they ask for. */
    private final Map<Line, Map<String, List<Instance>>> complaints = new LinkedHashMap<>();

    private record Line(ProblemCode code, Location location, String hint) {}

    /** @param asksFor end of a sentence: {@code to provision an http backend, which cannot be provisioned yet} */
    public void add(Instance instance, ProblemCode code, String asksFor, String hint) {
        complaints
                .computeIfAbsent(new Line(code, enabledAt(instance), hint), line -> new LinkedHashMap<>())
                .computeIfAbsent(asksFor, asked -> new ArrayList<>())
                .add(instance);
    }

    /** The line that asks for provisioning, which is where a user turns it off. */
    private static Location enabledAt(Instance instance) {
        Value enabled = instance.section("provision").at("backend", "enabled");
        return enabled == null ? instance.location() : enabled.location();
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        complaints.forEach((line, lacks) -> {
            String message = lacks.entrySet().stream()
                    .map(lack -> message(lack.getKey(), lack.getValue()))
                    .collect(Collectors.joining("\n"));
            problems.add(Problem.error(line.code(), line.location(), message, line.hint()));
        });
        return problems;
    }

    private static String message(String asksFor, List<Instance> instances) {
        Instance first = instances.get(0);
        if (instances.size() == 1) {
            return named(first) + " (manifest " + first.manifest().file() + ") asks " + asksFor;
        }
        Map<String, List<Instance>> byManifest = new LinkedHashMap<>();
        instances.forEach(instance -> byManifest
                .computeIfAbsent(instance.manifest().file(), file -> new ArrayList<>())
                .add(instance));
        StringBuilder message = new StringBuilder(instances.size() + " instances ask " + asksFor + ":");
        byManifest.entrySet().stream()
                .limit(MANIFESTS_NAMED)
                .forEach(manifest -> message.append('\n').append(line(manifest.getKey(), manifest.getValue())));
        int more = byManifest.size() - MANIFESTS_NAMED;
        return more > 0
                ? message + "\n  and those of " + more + " more manifest" + (more == 1 ? "" : "s")
                : message.toString();
    }

    private static String line(String manifest, List<Instance> instances) {
        int more = instances.size() - 1;
        return "  " + manifest + ": " + named(instances.get(0)) + (more == 0 ? "" : " and " + more + " more");
    }

    private static String named(Instance instance) {
        return "'" + instance.name() + "' of stack '" + instance.stack() + "'";
    }
}
