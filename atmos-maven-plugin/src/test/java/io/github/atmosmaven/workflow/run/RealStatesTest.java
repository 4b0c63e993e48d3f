package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static io.github.atmosmaven.workflow.run.RealTool.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D39: states in files, with the real tool")
@Timeout(300)
@Tag("terraform")
class RealStatesTest {

    @TempDir
    private Path parent;

    private RealTool tool;
    private PlanProject project;

    @BeforeEach
    void layOut() throws IOException {
        tool = RealTool.in(parent);
        project = tool.project;
    }

    @Test
    @DisplayName("D74: a backend that only OpenTofu reads does not count, and the state still lies outside of target")
    void passesOverFilesOfTheOtherTool() throws Exception {
        project.write("src/main/terraform/vpc/state.tofu", "terraform {\n  backend \"s3\" {}\n}\n");
        Instance instance = instance("vpc", 1);
        assertThat(project.plan(instance).failures()).isEmpty();
        tool.apply(instance);

        assertThat(project.directory.resolve(".atmos/state/dev/vpc/terraform.tfstate.d/dev-vpc/terraform.tfstate"))
                .exists();
    }

    @Test
    @DisplayName("mvn clean between two plans loses no state, and instances of one module keep theirs apart")
    void keepsLocalStateBesideTarget() throws Exception {
        Instance one = instance("vpc/1", 1);
        Instance two = instance("vpc/2", 2);
        project.parallel = 2;
        assertThat(project.plan(one, two).summary()).isEqualTo("2 planned: 2 with changes");
        tool.apply(one);
        tool.clean();

        PlanResult result = project.plan(one, two);

        assertThat(result.summary()).isEqualTo("2 planned: 1 with changes, 1 unchanged");
        assertThat(project.directory.resolve(".atmos/state/dev/vpc/1/terraform.tfstate.d/dev-vpc/terraform.tfstate"))
                .exists();
    }

    @Test
    @DisplayName("the backend local keeps its state, with a path of its own")
    void keepsTheStateOfTheBackendLocal() throws Exception {
        Instance instance = new InstanceOf("dev", "vpc")
                .backend("local", Map.of("path", text("kept/here.tfstate")))
                .get();
        project.plan(instance);
        tool.apply(instance);
        tool.clean();

        assertThat(project.plan(instance).summary()).isEqualTo("1 planned: 1 unchanged");
        assertThat(project.directory.resolve(".atmos/state/dev/vpc/kept/here.tfstate"))
                .exists();
    }

    @Test
    @DisplayName("a change of backend starts afresh: no state is copied, and the old one stays")
    void copiesNoStateFromOneBackendToAnother() throws Exception {
        Instance before = instance("vpc", 1);
        project.plan(before);
        tool.apply(before);
        Instance after = new InstanceOf("dev", "vpc")
                .workspace("dev-vpc")
                .backend("local", Map.of("workspace_dir", text("elsewhere")))
                .get();

        assertThat(project.plan(after).summary()).isEqualTo("1 planned: 1 with changes");
        assertThat(project.plan(before).summary()).isEqualTo("1 planned: 1 unchanged");
    }
}
