package io.github.atmosmaven.workflow.matrix;

import io.github.atmosmaven.affected.Affected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Instances of one stack that one job of a CI system works on.
 *
 * @param stack value of {@code -Dstack}
 * @param instances their names
 */
public record Batch(String stack, List<String> instances) {

    public Batch {
        instances = List.copyOf(instances);
    }

    /**
     * Batches of all instances that there are in the head. A batch stays within one stack, so that a list of stacks and one
     * of components never select more than is meant.
     *
     * @param size most instances of a batch
     */
    public static List<Batch> of(List<Affected> affected, int size) {
        // Several modules may have instances of one name, which a job then works on together.
        Map<String, Set<String>> byStack = new LinkedHashMap<>();
        for (Affected each : affected) {
            if (each.exists()) {
                byStack.computeIfAbsent(each.identity().stack(), stack -> new LinkedHashSet<>())
                        .add(each.identity().instance());
            }
        }
        List<Batch> batches = new ArrayList<>();
        byStack.forEach((stack, all) -> {
            List<String> names = List.copyOf(all);
            for (int start = 0; start < names.size(); start += size) {
                batches.add(new Batch(stack, names.subList(start, Math.min(names.size(), start + size))));
            }
        });
        return batches;
    }

    /** Value of {@code -Dcomponent}. */
    public String component() {
        return String.join(",", instances);
    }

    /** Names of batches, each of them another one. Stacks and instances may have slashes in theirs. */
    static List<String> names(List<Batch> batches) {
        Set<String> names = new LinkedHashSet<>();
        for (Batch batch : batches) {
            String name = batch.name();
            for (int number = 2; !names.add(name); number++) {
                name = batch.name() + " (" + number + ")";
            }
        }
        return List.copyOf(names);
    }

    /** Name for people. Within a stack the first instance makes it unique. */
    public String name() {
        int more = instances.size() - 1;
        return stack + "/" + instances.get(0) + (more == 0 ? "" : " and " + more + " more");
    }
}
