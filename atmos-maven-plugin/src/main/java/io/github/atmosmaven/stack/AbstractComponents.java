package io.github.atmosmaven.stack;

/**
 * Treatment of abstract components. Both find every problem of theirs. Resolving them as well is twice the work in a
 * project where each instance has a base of its own manifest, and few goals ask for them.
 */
public enum AbstractComponents {
    CHECKED,
    RESOLVED
}
