package io.github.atmosmaven.files;

/** What writing a file came to. */
public enum WriteResult {
    CREATED,
    UPDATED,
    UNCHANGED
}
