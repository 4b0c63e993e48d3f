package io.github.atmosmaven.maven.modules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.workflow.select.StatePlaces;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Build directories of projects")
class BuildDirectoriesTest {

    @TempDir
    private Path build;

    private MavenProject project(String name, String directory) {
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().setDirectory(directory);
        MavenProject project = new MavenProject(model);
        project.setFile(build.resolve(name).resolve("pom.xml").toFile());
        return project;
    }

    @Test
    @DisplayName("are what the POM names")
    void areThoseOfThePom() {
        Path named = build.resolve("elsewhere/out");

        assertThat(BuildDirectories.of(project("network", named.toString()), build.resolve("network")))
                .isEqualTo(named);
        assertThat(BuildDirectories.of(project("network", "out"), build.resolve("network")))
                .isEqualTo(build.resolve("network/out"));
    }

    @Test
    @DisplayName("are target where there is no POM")
    void areTargetWithoutAPom() {
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().setDirectory("${project.basedir}/target");

        assertThat(BuildDirectories.of(new MavenProject(model), build)).isEqualTo(build.resolve("target"));
    }

    @Test
    @DisplayName("D39: those of modules that are not built this time keep states out as well")
    void areThoseOfAllModules() {
        MavenProject network = project("network", "out");
        @SuppressWarnings("deprecation")
        MavenSession session = new MavenSession(null, null, new DefaultMavenExecutionRequest(), null);
        session.setProjects(List.of(network));
        session.setAllProjects(List.of(network, project("apps", "target")));

        StatePlaces.Modules modules = BuildDirectories.ofAll(session, build.resolve("network"));

        assertThat(modules.toString())
                .contains(
                        build.resolve("network/out").toString(),
                        build.resolve("apps/target").toString(),
                        build.resolve("apps/src").toString());
    }
}
