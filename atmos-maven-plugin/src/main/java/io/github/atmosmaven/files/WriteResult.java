package io.github.atmosmaven.files;

/** Result of writing a file. */
public enum WriteResult {
    CREATED,
    UPDATED,
    UNCHANGED
}
