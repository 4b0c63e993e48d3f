package io.github.atmosmaven.affected;

import java.util.List;

/**
 * An instance that a commit affects.
 *
 * @param stateMoved true if its state lives elsewhere now, so that the former one would be left behind
 * @param reasons the move of a state first, then sections, then files
 */
public record Affected(Identity identity, Status status, boolean stateMoved, List<Reason> reasons) {

    /** The way in which an instance is affected. */
    public enum Status {
        CHANGED,
        ADDED,
        REMOVED,
        /** Depends on an instance that is affected, and is not affected by itself. */
        DEPENDENT
    }

    public Affected {
        reasons = List.copyOf(reasons);
    }

    /** Returns true if the head has the instance, so that a tool can be run for it. */
    public boolean exists() {
        return status != Status.REMOVED;
    }
}
