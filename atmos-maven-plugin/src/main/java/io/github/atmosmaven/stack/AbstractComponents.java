package io.github.atmosmaven.stack;

/**
 * What is done with abstract components. Every problem of theirs is found either way; resolving them as well is twice the
 * work in a project where each instance has a base of its own manifest, and few goals ask for them.
 */
public enum AbstractComponents {
    CHECKED,
    RESOLVED
}
