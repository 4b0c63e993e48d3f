package io.github.atmosmaven.maven.modules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.terraform.init.InitTurns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // The constructors of a session that need no container.
class SharedInitTurnsTest {

    private final MavenSession session = new MavenSession(null, null, new DefaultMavenExecutionRequest(), null);
    private final MavenProject first = module("first");
    private final MavenProject second = module("second");

    private static MavenProject module(String name) {
        Model model = new Model();
        model.setGroupId("org.example");
        model.setArtifactId(name);
        model.setVersion("1");
        MavenProject project = new MavenProject(model);
        project.setFile(Path.of(name, "pom.xml").toFile());
        return project;
    }

    private static PluginDescriptor plugin() {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setGroupId("io.github.atmosmaven");
        plugin.setArtifactId("atmos-maven-plugin");
        plugin.setVersion("1");
        return plugin;
    }

    @BeforeEach
    void startBuild() {
        session.setProjects(List.of(first, second));
    }

    @Test
    @DisplayName("D65: modules that are built at the same time, each in a session of its own, share the turns")
    void areThoseOfAllModules() {
        MavenSession ofFirst = session.clone();
        ofFirst.setCurrentProject(first);
        MavenSession ofSecond = session.clone();
        ofSecond.setCurrentProject(second);

        InitTurns one = SharedInitTurns.ofInit(ofFirst, plugin());
        InitTurns other = SharedInitTurns.ofInit(ofSecond, plugin());
        assertThat(one.turns()).isSameAs(other.turns());
        assertThat(one.lockFiles()).isSameAs(other.lockFiles());
        assertThat(SharedInitTurns.ofInit(ofFirst, plugin()).turns()).isSameAs(one.turns());
    }

    @Test
    @DisplayName("another build has turns of its own")
    void areThoseOfOneBuild() {
        MavenSession another = new MavenSession(null, null, new DefaultMavenExecutionRequest(), null);
        another.setProjects(List.of(first, second));

        InitTurns own = SharedInitTurns.ofInit(session, plugin());
        InitTurns others = SharedInitTurns.ofInit(another, plugin());
        assertThat(own.turns()).isNotSameAs(others.turns());
        assertThat(own.lockFiles()).isNotSameAs(others.lockFiles());
    }

    @Test
    @DisplayName("in the session is nothing that another class loader would not know")
    void keepClassesOfJava() {
        SharedInitTurns.ofInit(session, plugin());

        Map<String, Object> kept = session.getPluginContext(plugin(), first);
        assertThat(kept).isNotEmpty();
        assertThat(kept.values())
                .allSatisfy(
                        value -> assertThat(value.getClass().getClassLoader()).isNull());
    }
}
