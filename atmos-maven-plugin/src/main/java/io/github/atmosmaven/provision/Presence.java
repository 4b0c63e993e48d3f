package io.github.atmosmaven.provision;

/** State of a store when it is looked at. */
public enum Presence {
    MISSING,
    /** The store carries the mark of a run that has not ended (D44). */
    UNFINISHED,
    /** A note alone says that an unfinished store is ours, and nothing speaks against it (D44). */
    NOTED,
    EXISTS
}
