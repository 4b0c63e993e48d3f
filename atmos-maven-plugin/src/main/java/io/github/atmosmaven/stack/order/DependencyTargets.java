package io.github.atmosmaven.stack.order;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the instances that a dependency means. One that means none orders nothing and is a warning, as in Atmos, with the
 * nearest names; where a state is to be read, it is an error.
 */
final class DependencyTargets {

    private static final int SUGGESTIONS = 3;
    private static final String NO_INSTANCE = "an abstract component has no instances";

    /**
     * A name that is not found.
     *
     * @param stack stack that was looked in, {@code null} if it is the stack that is not found
     * @param self name of the dependent, which cannot be meant
     */
    private record Unknown(@Nullable String stack, String name, String self) {}

    private final List<Instance> instances;
    private final InstanceIndex index;
    private final BrokenStacks broken;
    /** Comparing names takes long, and one mistake of a catalog is made by all stacks that import it. */
    private final Map<Unknown, String> hints = new HashMap<>();

    DependencyTargets(List<Instance> instances, InstanceIndex index, BrokenStacks broken) {
        this.instances = instances;
        this.index = index;
        this.broken = broken;
    }

    /** The positions of the instances that are meant, with a warning for each that is not run. */
    List<Integer> of(WrittenDependency dependency, Instance from, Consumer<Problem> problems) {
        List<Integer> meant = find(dependency, from, problems);
        for (int position : meant) {
            Instance target = instances.get(position);
            if (target.isSkipped()) {
                problems.accept(Problem.warning(
                        ProblemCode.DEPENDENCY_DISABLED,
                        dependency.component().location(),
                        named(from) + dependency.verb() + named(target)
                                + ", which is disabled: it is not run, and "
                                + (dependency.isRead() ? "its state is read as it is" : "not waited for"),
                        "enable it, or take the dependency out"));
            }
        }
        return meant;
    }

    private List<Integer> find(WrittenDependency dependency, Instance from, Consumer<Problem> problems) {
        if (!dependency.context().isEmpty()) {
            return findByContext(dependency, from, problems);
        }
        TextValue component = dependency.component();
        TextValue named = dependency.stack();
        String stack = named == null ? from.stack() : named.text();
        Integer position = index.position(stack, component.text());
        if (position != null) {
            return List.of(position);
        }
        if (named != null && !index.hasStack(stack)) {
            if (!broken.mayBeMore()) {
                problems.accept(unknown(
                        dependency.isRead(),
                        named,
                        named(from) + dependency.verb() + "'" + component.text() + "' of stack '" + stack
                                + "', but there is no such stack",
                        hint(new Unknown(null, stack, ""), index.stacks(), "")));
            }
        } else if (!broken.mayHoldMore(stack)) {
            problems.accept(unknown(
                    dependency.isRead(),
                    component,
                    named(from) + dependency.verb() + "'" + component.text() + "', of which "
                            + (named == null ? "its stack" : "stack '" + stack + "'") + " has no instance",
                    hint(new Unknown(stack, component.text(), from.name()), index.namesOf(stack), "; " + NO_INSTANCE)));
        }
        return List.of();
    }

    private List<Integer> findByContext(WrittenDependency dependency, Instance from, Consumer<Problem> problems) {
        TextValue component = dependency.component();
        List<Integer> found = index.positions(component.text(), dependency.context(), from);
        if (found.isEmpty() && !broken.mayBeMore()) {
            Collection<String> names = index.names();
            problems.accept(unknown(
                    dependency.isRead(),
                    component,
                    named(from) + dependency.verb() + "'" + component.text() + "' of a stack with "
                            + shown(dependency.context()) + ", of which there is no instance",
                    names.contains(component.text())
                            ? "the other variables of that stack must be those of " + named(from)
                                    + "; name the stack itself by 'stack' where they are not"
                            : hint(new Unknown("", component.text(), ""), names, "; " + NO_INSTANCE)));
        }
        return found;
    }

    private static String shown(Map<String, String> context) {
        List<String> parts = new ArrayList<>();
        context.forEach((name, value) -> parts.add(name + " '" + value + "'"));
        return String.join(" and ", parts);
    }

    /** Nothing waits for what is not there, and no state of it can be read. */
    private static Problem unknown(boolean isRead, TextValue place, String message, String hint) {
        return isRead
                ? Problem.error(ProblemCode.DEPENDENCY_UNKNOWN, place.location(), message, hint)
                : Problem.warning(ProblemCode.DEPENDENCY_UNKNOWN, place.location(), message, hint);
    }

    private static String named(Instance instance) {
        return "'" + instance.name() + "' of stack '" + instance.stack() + "'";
    }

    private String hint(Unknown unknown, Collection<String> names, String remark) {
        return hints.computeIfAbsent(unknown, key -> {
            List<String> others =
                    names.stream().filter(name -> !name.equals(key.self())).toList();
            Optional<String> near = NearestName.of(key.name(), others);
            if (near.isPresent()) {
                return "did you mean '" + near.get() + "'?";
            }
            return others.isEmpty()
                    ? "define it there, or take the dependency out" + remark
                    : "the nearest are: " + String.join(", ", NearestName.list(key.name(), others, SUGGESTIONS))
                            + remark;
        });
    }
}
