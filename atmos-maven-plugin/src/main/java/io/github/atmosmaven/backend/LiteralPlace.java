package io.github.atmosmaven.backend;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Refuses a backend block of a root module that does not say where the state lives (D76): nobody else could then tell
 * whether two instances share one.
 */
public final class LiteralPlace {

    /**
     * Attributes that a backend block has to set, by type. Attributes for which the tool has a default are not among
     * them.
     */
    private static final Map<String, List<String>> NEEDED = Map.ofEntries(
            Map.entry("s3", List.of("bucket", "key")),
            Map.entry("gcs", List.of("bucket")),
            Map.entry("azurerm", List.of("storage_account_name", "container_name", "key")),
            Map.entry("http", List.of("address")),
            Map.entry("consul", List.of("path")),
            Map.entry("cos", List.of("bucket")),
            Map.entry("oss", List.of("bucket")),
            Map.entry("kubernetes", List.of("secret_suffix")),
            Map.entry("oci", List.of("namespace", "bucket")),
            Map.entry("pg", List.of("conn_str")),
            Map.entry("remote", List.of("organization")),
            Map.entry("cloud", List.of("organization")));

    private LiteralPlace() {}

    /** @param instance for messages */
    public static void check(ModuleBackend block, String instance, Consumer<Problem> problems) {
        String type = block.backend().type() == null ? "" : block.backend().type();
        List<String> place = PlaceAttributes.of(type);
        block.expressions().forEach((name, at) -> {
            boolean holds = place.stream().anyMatch(each -> each.equals(name) || each.startsWith(name + "."));
            if (holds) {
                problems.accept(problem(at, type, instance, "computes '" + name + "'", "write it as plain text"));
            }
        });
        for (String name : NEEDED.getOrDefault(type, List.of())) {
            if (block.backend().attributes().get(name) == null
                    && !block.expressions().containsKey(name)) {
                problems.accept(
                        problem(block.place(), type, instance, "has no '" + name + "'", "write it into the block"));
            }
        }
    }

    private static Problem problem(Location at, String type, String instance, String what, String hint) {
        return Problem.error(
                ProblemCode.MODULE_BACKEND_UNKNOWN,
                at,
                "the " + type + " backend of the root module of '" + instance + "' " + what
                        + ", so nobody can say where the state lives",
                hint + ", or take the block out and set the backend in the stack");
    }
}
