package io.github.atmosmaven.terraform.module;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds a second {@code backend} or {@code cloud} block of one module, which every tool refuses. An override file replaces
 * the block of other files, so that its own is the first again.
 */
final class DuplicateBackends {

    private final Consumer<Problem> problems;
    private ModuleFile.@Nullable OwnBackend first;

    DuplicateBackends(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** Checks the next file of the module. */
    void check(ModuleFile file, boolean isOverride) {
        ModuleFile.OwnBackend known = isOverride ? null : first;
        for (ModuleFile.OwnBackend backend : file.backends()) {
            if (known == null) {
                known = backend;
            } else {
                problems.accept(second(backend, known));
            }
        }
        first = isOverride ? first : known;
    }

    private static Problem second(ModuleFile.OwnBackend second, ModuleFile.OwnBackend first) {
        return Problem.error(
                ProblemCode.DUPLICATE_BACKEND,
                second.location(),
                shown(second) + " is the second of the module: " + shown(first) + " is at "
                        + first.location().fileAndLine(),
                "remove one of them: a module may have only one");
    }

    private static String shown(ModuleFile.OwnBackend backend) {
        String type = backend.type().name();
        return backend.type().isBlock() ? "the " + type + " block" : "the backend block '" + type + "'";
    }
}
