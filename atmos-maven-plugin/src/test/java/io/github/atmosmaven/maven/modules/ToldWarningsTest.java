package io.github.atmosmaven.maven.modules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The goals of one lifecycle tell a warning once")
class ToldWarningsTest {

    private static final Problem WARNING =
            Problem.warning(ProblemCode.IGNORED_KEY, new Location("dev.yaml", 1, 1), "key 'a' is ignored", null);
    private static final Problem ERROR =
            Problem.error(ProblemCode.WRONG_TYPE, new Location("dev.yaml", 2, 1), "vars must be a map", null);

    @SuppressWarnings("deprecation")
    private final MavenSession session = new MavenSession(null, null, new DefaultMavenExecutionRequest(), null);

    @Test
    void tellsEachOnceForAModule() {
        MavenProject network = module("network");

        assertThat(told(network).news(List.of(WARNING, ERROR))).containsExactly(WARNING);
        assertThat(told(network).news(List.of(WARNING))).isEmpty();
        assertThat(told(module("apps")).news(List.of(WARNING))).containsExactly(WARNING);
    }

    private ToldWarnings told(MavenProject module) {
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setGroupId("io.github.atmosmaven");
        descriptor.setArtifactId("atmos-maven-plugin");
        return new ToldWarnings(session, descriptor, module);
    }

    private static MavenProject module(String name) {
        Model model = new Model();
        model.setGroupId("it");
        model.setArtifactId(name);
        model.setVersion("1");
        return new MavenProject(model);
    }
}
