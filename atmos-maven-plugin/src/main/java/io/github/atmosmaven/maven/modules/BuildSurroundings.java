package io.github.atmosmaven.maven.modules;

import io.github.atmosmaven.config.Surroundings;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.execution.MavenSession;

/** Surroundings of a project: the directories that Maven was started with and in, and its environment. */
public final class BuildSurroundings {

    private BuildSurroundings() {}

    /** Directories around a project of the build, and the environment of the build. */
    public static Surroundings of(MavenSession session, Path projectDirectory) {
        File top = session.getRequest().getMultiModuleProjectDirectory();
        String started = session.getSystemProperties().getProperty("user.dir");
        return new Surroundings(
                projectDirectory,
                top == null ? projectDirectory : top.toPath(),
                started == null ? projectDirectory : Path.of(started),
                environment());
    }

    /** The environment of the Maven process. */
    public static Map<String, String> environment() {
        return System.getenv();
    }
}
