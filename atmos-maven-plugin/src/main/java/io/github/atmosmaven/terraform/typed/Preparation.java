package io.github.atmosmaven.terraform.typed;

/** Steps in a working directory before a command is run there. */
public enum Preparation {
    /** The files are brought up, and nothing is initialised. */
    FILES,
    /** The modules that the root module calls are installed. */
    MODULES,
    /** {@code init} without a backend: modules and providers are installed, and no state is reached. */
    CODE,
    /** The command is {@code init} itself, or {@code init} of another kind. */
    INITIALISES,
    /** {@code init}; the workspace stays the one of a new directory. */
    BACKEND,
    /** {@code init}, and the workspace of the instance is selected if it is there. */
    WORKSPACE_IF_THERE,
    /** {@code init}, and the workspace of the instance is selected. */
    WORKSPACE;

    /** Returns true if the state of the instance has to be within reach. */
    public boolean reachesState() {
        return ordinal() >= INITIALISES.ordinal();
    }

    /** Returns true if the command works in the workspace of the instance. */
    public boolean isInWorkspace() {
        return this == WORKSPACE || this == WORKSPACE_IF_THERE;
    }
}
