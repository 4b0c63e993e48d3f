package io.github.atmosmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.maven.modules.Invocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("outputs as properties of the build")
class BuildPropertiesTest {

    private final MavenProject network = project("network");
    private final MavenProject data = project("data");
    private final MavenProject apps = project("apps");

    private static MavenProject project(String name) {
        Model model = new Model();
        model.setArtifactId(name);
        MavenProject project = new MavenProject(model);
        project.setGroupId("acme");
        project.setVersion("1");
        return project;
    }

    @SuppressWarnings("deprecation") // Maven has no other constructor that needs no container.
    private Invocation in(MavenProject current) {
        MavenSession session = new MavenSession(null, null, new DefaultMavenExecutionRequest(), null);
        session.setProjects(List.of(network, data, apps));
        session.setCurrentProject(current);
        return new Invocation(
                session,
                new MojoExecution(new MojoDescriptor()),
                current,
                Path.of("").toAbsolutePath(),
                new SystemStreamLog());
    }

    @Test
    @DisplayName("this module and those that are built after it have them, and none before it")
    void areForLaterModules() {
        BuildProperties.set(in(data), Map.of("dev.vpc.id", "vpc-1"));

        assertThat(network.getProperties()).isEmpty();
        assertThat(data.getProperties()).containsExactly(Map.entry("atmos.dev.vpc.id", "vpc-1"));
        assertThat(apps.getProperties()).containsExactly(Map.entry("atmos.dev.vpc.id", "vpc-1"));
    }

    @Test
    @DisplayName("a project that is none of the build has them for itself")
    void areForAProjectAlone() {
        MavenProject alone = project("alone");

        BuildProperties.set(in(alone), Map.of("dev.vpc.id", "vpc-1"));

        assertThat(alone.getProperties()).containsKey("atmos.dev.vpc.id");
        assertThat(apps.getProperties()).isEmpty();
    }
}
