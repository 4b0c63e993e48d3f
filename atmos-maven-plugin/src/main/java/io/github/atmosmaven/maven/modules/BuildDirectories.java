package io.github.atmosmaven.maven.modules;

import io.github.atmosmaven.workflow.select.StatePlaces;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Build directories of projects: {@code target}, or what {@code <build><directory>} of a POM names. */
public final class BuildDirectories {

    private BuildDirectories() {}

    /** @param basedir of the project; without a POM it is the directory that Maven was started in */
    public static Path of(MavenProject project, Path basedir) {
        // Without a POM Maven makes up a project that is nowhere, and leaves the expression in its build directory.
        return project.getBasedir() == null
                ? basedir.resolve("target")
                : basedir.resolve(project.getBuild().getDirectory());
    }

    /**
     * Directories of all modules in which no module may have a state. Modules that are not built this time are included
     * (D39).
     *
     * @param basedir of the current project
     */
    public static StatePlaces.Modules ofAll(MavenSession session, Path basedir) {
        List<MavenProject> all = session.getAllProjects();
        List<Path> builds = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        for (MavenProject project : all == null ? session.getProjects() : all) {
            File directory = project.getBasedir();
            Path base = directory == null ? basedir : directory.toPath();
            builds.add(of(project, base));
            sources.add(base.resolve("src"));
        }
        return new StatePlaces.Modules(builds, sources);
    }
}
