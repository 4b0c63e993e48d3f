package io.github.atmosmaven.problem;

/** Severity of a {@link Problem}: an error fails the goal, a warning is reported and the goal goes on. */
public enum Severity {
    ERROR,
    WARNING
}
