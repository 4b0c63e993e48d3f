package io.github.atmosmaven.model;

import io.github.atmosmaven.model.path.PathNames;
import java.nio.file.Path;

/**
 * Places of the states that are kept in files and that name no absolute path of their own (D39). Each instance has a
 * directory of its own.
 *
 * @param project the absolute directory that displayed paths are relative to
 * @param home the absolute directory whose {@code .atmos} is the plugin's
 * @param directory the absolute directory of all local states
 */
public record LocalStates(Path project, Path home, Path directory) {

    public LocalStates {
        project = project.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        directory = directory.toAbsolutePath().normalize();
    }

    /** Directory of one instance. */
    public Path of(String stack, String instance) {
        return directory.resolve(PathNames.ofState(stack, instance));
    }

    /** Directory of all local states as users read it: relative to the project if it lies in the project or its home. */
    public String shown() {
        boolean inside = directory.startsWith(project) || directory.startsWith(home);
        return slashes(inside ? project.relativize(directory) : directory);
    }

    /** Path of the project with forward slashes. */
    public String shownProject() {
        return slashes(project);
    }

    /** Returns true if the directory is in the plugin's own {@code .atmos}. */
    public boolean areOwn() {
        return directory.startsWith(home.resolve(".atmos"));
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
