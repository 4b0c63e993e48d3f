package io.github.atmosmaven.terraform.reads;

/** Reads of states that get a data block. A block that the root module has itself is left to it. */
public enum ReadScope {
    /** Reads of {@code settings.atmos.reads}, and those dependencies that the code of the root module refers to. */
    OF_RUN,
    /** Reads of {@code settings.atmos.reads}, and all of {@code dependencies.components}. */
    ALL
}
