package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.ModuleBackend;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import java.util.function.Consumer;

/**
 * Refuses a backend block of a root module that does not say where the state lives (D76): nobody else could then tell
 * whether two instances share one.
 */
public final class LiteralPlace {

    private LiteralPlace() {}

    /** @param instance for messages */
    public static void check(ModuleBackend block, String instance, Consumer<Problem> problems) {
        BackendType type = block.backend().type();
        List<String> place = type.attributes().place();
        block.expressions().forEach((name, at) -> {
            boolean holds = place.stream().anyMatch(each -> each.equals(name) || each.startsWith(name + "."));
            if (holds) {
                problems.accept(problem(at, type, instance, "computes '" + name + "'", "write it as plain text"));
            }
        });
        for (String name : type.attributes().needed()) {
            if (block.backend().attributes().get(name) == null
                    && !block.expressions().containsKey(name)) {
                problems.accept(
                        problem(block.place(), type, instance, "has no '" + name + "'", "write it into the block"));
            }
        }
    }

    private static Problem problem(Location at, BackendType type, String instance, String what, String hint) {
        return Problem.error(
                ProblemCode.MODULE_BACKEND_UNKNOWN,
                at,
                "the " + type.name() + " backend of the root module of '" + instance + "' " + what
                        + ", so it is unknown where the state lives",
                hint + ", or remove the block and set the backend in the stack");
    }
}
