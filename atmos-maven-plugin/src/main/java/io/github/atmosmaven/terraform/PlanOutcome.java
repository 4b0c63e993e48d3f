package io.github.atmosmaven.terraform;

/** What a plan found (D62). */
public enum PlanOutcome {
    NO_CHANGES,
    CHANGES,
    FAILED
}
