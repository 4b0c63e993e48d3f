package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.RebasedPaths;
import io.github.atmosmaven.stack.settings.StackSettings;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An instance as this plugin answers it.
 *
 * @param settings settings of the project that it belongs to
 * @param paths tells how its files are seen from where the comparison is made
 * @param sensitive names of the variables that its root module declares {@code sensitive}
 */
public record OwnInstance(
        Instance instance, StackSettings settings, RebasedPaths paths, Supplier<Set<String>> sensitive) {

    /** Returns true for a component that only serves others as a base. */
    boolean isAbstract() {
        return "abstract".equals(instance.section("metadata").text("type"));
    }
}
