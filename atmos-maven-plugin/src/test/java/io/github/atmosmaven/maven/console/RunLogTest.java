package io.github.atmosmaven.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunLogTest {

    private final List<String> lines = new ArrayList<>();
    private final Log log = new SystemStreamLog() {
        @Override
        public void info(CharSequence content) {
            lines.add(content.toString());
        }
    };
    private final Instance vpc = new InstanceOf("dev", "vpc").get();

    @Test
    @DisplayName("on a terminal every instance that is begun is told")
    void tellsStartsOnATerminal() {
        log("", true).started(vpc);

        assertThat(lines).containsExactly("dev/vpc: started");
    }

    @Test
    void tellsResultsOnly_inBatchMode() {
        RunLog log = log("", false);
        log.started(vpc);
        log.note(vpc, "the workspace is created");

        assertThat(lines).containsExactly("dev/vpc: the workspace is created");
    }

    @Test
    @DisplayName("in a build of several modules every line names its module")
    void namesTheModule() {
        RunLog log = log("network", true);
        log.started(vpc);
        log.note(vpc, "the workspace is created");
        log.say("1 planned: 1 unchanged");

        assertThat(lines)
                .containsExactly(
                        "network: dev/vpc: started",
                        "network: dev/vpc: the workspace is created",
                        "network: 1 planned: 1 unchanged");
    }

    @Test
    @DisplayName("the module is named where the build has more than one")
    void readsFromTheBuildWhetherThereAreModules() {
        MavenProject network = project("network");

        RunLog.of(log, build(network), network).say("1 planned");
        RunLog.of(log, build(project("apps"), network), network).say("1 planned");

        assertThat(lines).containsExactly("1 planned", "network: 1 planned");
    }

    private static MavenProject project(String artifactId) {
        Model model = new Model();
        model.setArtifactId(artifactId);
        return new MavenProject(model);
    }

    @SuppressWarnings("deprecation") // There is no other session without a container.
    private static MavenSession build(MavenProject... projects) {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest().setInteractiveMode(false);
        MavenSession session = new MavenSession(null, null, request, null);
        session.setProjects(List.of(projects));
        return session;
    }

    private RunLog log(String module, boolean tellsStarts) {
        return new RunLog(log, module, tellsStarts);
    }
}
