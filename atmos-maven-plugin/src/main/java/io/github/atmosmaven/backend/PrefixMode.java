package io.github.atmosmaven.backend;

/** What the default state prefix of an instance is made of (D31): parameter {@code workspaceKeyPrefix}. */
public enum PrefixMode {
    /** The instance's own name. */
    INSTANCE,
    /** The name of its root module, as the Atmos binary does. */
    MODULE
}
