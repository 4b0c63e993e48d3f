package io.github.atmosmaven.maven.modules;

import io.github.atmosmaven.terraform.mirror.MavenBuild;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Layout of the build that a goal runs in: its uppermost directory and its build directories. */
public final class BuildLayout {

    private BuildLayout() {}

    public static MavenBuild of(MavenSession session) {
        List<MavenProject> all = session.getAllProjects() == null ? session.getProjects() : session.getAllProjects();
        Set<Path> buildDirectories = new HashSet<>();
        for (MavenProject project : all) {
            if (project.getBuild() != null && project.getBuild().getDirectory() != null) {
                File basedir = project.getBasedir();
                Path base = basedir == null ? Path.of(session.getExecutionRootDirectory()) : basedir.toPath();
                buildDirectories.add(BuildDirectories.of(project, base));
            }
        }
        return new MavenBuild(top(session), buildDirectories);
    }

    /** Uppermost directory that is known. Parents of a module are known; an aggregator only if Maven was started there. */
    private static Path top(MavenSession session) {
        List<File> known = new ArrayList<>();
        MavenProject current = session.getCurrentProject();
        for (MavenProject parent = current; parent != null; parent = parent.getParent()) {
            known.add(parent.getBasedir());
        }
        known.add(session.getTopLevelProject().getBasedir());
        known.add(session.getRequest().getMultiModuleProjectDirectory());
        // Where there is no POM, Maven makes up a project that is nowhere.
        Path top = Path.of(session.getExecutionRootDirectory());
        Path start = current.getBasedir() == null ? top : current.getBasedir().toPath();
        return known.stream()
                .filter(Objects::nonNull)
                .map(File::toPath)
                .filter(start::startsWith)
                .min(Comparator.comparingInt(Path::getNameCount))
                .orElse(top);
    }
}
