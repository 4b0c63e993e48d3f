package io.github.atmosmaven.backend;

/** Source of the default state prefix of an instance (D31): the parameter {@code workspaceKeyPrefix}. */
public enum PrefixMode {
    /** The instance's own name. */
    INSTANCE,
    /** The name of its root module, as the Atmos binary does. */
    MODULE
}
