package io.github.atmosmaven.config;

import io.github.atmosmaven.files.Repository;
import java.nio.file.Path;
import java.util.Map;

/**
 * Directories around a project, and the environment of the process that reads the project.
 *
 * @param projectDirectory the folder of the POM
 * @param buildDirectory the top of the Maven build
 * @param startDirectory directory in which Maven was started; relative paths in environment variables start there
 * @param environment variables of the environment
 */
public record Surroundings(
        Path projectDirectory, Path buildDirectory, Path startDirectory, Map<String, String> environment) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** A project that is built alone, by a Maven that was started in its folder. */
    public static Surroundings alone(Path projectDirectory, Map<String, String> environment) {
        return new Surroundings(projectDirectory, projectDirectory, projectDirectory, environment);
    }

    /** The repository of the project (D25). */
    public Repository repository() {
        return Repository.of(projectDirectory, buildDirectory);
    }
}
