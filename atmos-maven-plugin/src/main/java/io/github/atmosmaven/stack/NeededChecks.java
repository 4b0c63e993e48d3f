package io.github.atmosmaven.stack;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.stack.order.OrderChecks;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes of the instances of each manifest, as soon as they are resolved, which comparisons of all instances can find
 * anything. Nearly all projects need none of them, and to go through ten thousand instances once more takes longer than
 * to look at each while it is at hand. Several threads use it at once.
 */
final class NeededChecks {

    private final Set<String> addresses = ConcurrentHashMap.newKeySet();
    private final Set<String> stacks = ConcurrentHashMap.newKeySet();
    private final Set<String> sharedStacks = ConcurrentHashMap.newKeySet();
    private volatile boolean ofAddresses;
    private volatile boolean ofPlaces;
    private volatile boolean ofDependencies;

    /** @param instances all instances of one manifest, sorted by stack */
    void note(List<Instance> instances) {
        String last = null;
        for (Instance instance : instances) {
            noteInstance(instance);
            if (!instance.stack().equals(last)) {
                last = instance.stack();
                noteStack(last);
            }
        }
    }

    private void noteInstance(Instance instance) {
        String address = instance.stateAddress().text();
        // Empty where it is unknown, or misses an attribute that the tool will ask for.
        if (!address.isEmpty() && !addresses.add(address)) {
            ofAddresses = true;
        }
        if (!ofPlaces && PlaceNames.isRemarkable(instance)) {
            ofPlaces = true;
        }
        if (!ofDependencies && OrderChecks.isConcerned(instance)) {
            ofDependencies = true;
        }
    }

    private void noteStack(String stack) {
        if (!stacks.add(stack)) {
            sharedStacks.add(stack);
        }
        if (!ofPlaces && PlaceNames.isRemarkable(stack)) {
            ofPlaces = true;
        }
    }

    /** Stacks that more than one manifest has instances of: only those can define one twice. */
    Set<String> sharedStacks() {
        return sharedStacks;
    }

    /** Returns true if two instances have one address, even if they are one instance that two manifests define. */
    boolean ofAddresses() {
        return ofAddresses;
    }

    /** Returns true if names may become paths that cannot be kept apart. */
    boolean ofPlaces() {
        return ofPlaces;
    }

    /** Returns true if an instance says what it depends on. */
    boolean ofDependencies() {
        return ofDependencies;
    }
}
