package io.github.atmosmaven.model;

import java.nio.file.Path;

/** Makes places of local states for tests that have no settings. */
public final class LocalStatesOf {

    private LocalStatesOf() {}

    /** The default directory of a project. */
    public static LocalStates project(String directory) {
        return directory(directory, ".atmos/state");
    }

    /** A directory in a project. */
    public static LocalStates directory(String project, String states) {
        Path home = Path.of(project);
        return new LocalStates(home, home, home.resolve(states));
    }
}
