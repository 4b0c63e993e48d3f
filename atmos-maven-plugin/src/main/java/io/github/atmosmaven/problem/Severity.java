package io.github.atmosmaven.problem;

/** How bad a {@link Problem} is: an error fails the goal, a warning is reported and the goal goes on. */
public enum Severity {
    ERROR,
    WARNING
}
