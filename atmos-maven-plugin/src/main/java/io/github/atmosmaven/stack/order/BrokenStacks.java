package io.github.atmosmaven.stack.order;

import java.util.Set;

/**
 * Stacks that may have more instances than are known, since a manifest of theirs is broken. What is not found there may
 * well be written.
 *
 * @param names names of those stacks
 * @param nameless {@code true} if there are broken manifests whose stacks are not known
 */
public record BrokenStacks(Set<String> names, boolean nameless) {

    public static final BrokenStacks NONE = new BrokenStacks(Set.of(), false);

    public BrokenStacks {
        names = Set.copyOf(names);
    }

    boolean mayHoldMore(String stack) {
        return nameless || names.contains(stack);
    }

    /** Returns true if there may be stacks that are not known. */
    boolean mayBeMore() {
        return nameless || !names.isEmpty();
    }
}
