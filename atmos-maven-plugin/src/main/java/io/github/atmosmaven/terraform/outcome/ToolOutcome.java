package io.github.atmosmaven.terraform.outcome;

/** Outcome of a command for one instance (D62). */
public enum ToolOutcome {
    NO_CHANGES,
    CHANGES,
    /** The command did its work; it is not one that finds changes. */
    DONE,
    FAILED
}
