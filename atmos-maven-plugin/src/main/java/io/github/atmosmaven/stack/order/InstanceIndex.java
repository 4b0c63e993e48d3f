package io.github.atmosmaven.stack.order;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds instances by what a dependency says of them, as positions in a list. */
final class InstanceIndex {

    private record Name(String stack, String instance) {}

    /** @param variables values of the name variables, each an empty text where it has none */
    private record Context(String instance, List<String> variables) {}

    private final List<Instance> instances;
    private final Map<Name, Integer> byName;
    private final Map<String, Set<String>> namesByStack = new TreeMap<>();
    private final Map<Context, List<Integer>> byContext = new HashMap<>();

    InstanceIndex(List<Instance> instances) {
        this.instances = instances;
        byName = new HashMap<>(instances.size() * 2);
        for (int i = 0; i < instances.size(); i++) {
            Instance instance = instances.get(i);
            byName.put(new Name(instance.stack(), instance.name()), i);
        }
    }

    @Nullable
    Integer position(String stack, String instance) {
        return byName.get(new Name(stack, instance));
    }

    /** Positions of the instances of a name whose variables are those of the other one, apart from those that are given. */
    List<Integer> positions(String instance, Map<String, String> given, Instance other) {
        if (byContext.isEmpty()) {
            for (int i = 0; i < instances.size(); i++) {
                Instance each = instances.get(i);
                byContext
                        .computeIfAbsent(context(each.name(), Map.of(), each), key -> new ArrayList<>())
                        .add(i);
            }
        }
        return byContext.getOrDefault(context(instance, given, other), List.of());
    }

    private static Context context(String instance, Map<String, String> given, Instance other) {
        List<String> variables = new ArrayList<>(WrittenDependency.CONTEXT.size());
        for (String variable : WrittenDependency.CONTEXT) {
            String value = given.get(variable);
            variables.add(value == null ? text(other.vars().get(variable)) : value);
        }
        return new Context(instance, variables);
    }

    private static String text(@Nullable Value value) {
        return value instanceof TextValue || value instanceof NumberValue ? value.toString() : "";
    }

    boolean hasStack(String stack) {
        return namesByStack().containsKey(stack);
    }

    Collection<String> stacks() {
        return namesByStack().keySet();
    }

    Collection<String> namesOf(String stack) {
        return namesByStack().getOrDefault(stack, Set.of());
    }

    /** Names of all instances of all stacks. */
    Collection<String> names() {
        Set<String> names = new TreeSet<>();
        namesByStack().values().forEach(names::addAll);
        return names;
    }

    private Map<String, Set<String>> namesByStack() {
        if (namesByStack.isEmpty()) {
            for (Instance instance : instances) {
                namesByStack
                        .computeIfAbsent(instance.stack(), stack -> new TreeSet<>())
                        .add(instance.name());
            }
        }
        return namesByStack;
    }
}
