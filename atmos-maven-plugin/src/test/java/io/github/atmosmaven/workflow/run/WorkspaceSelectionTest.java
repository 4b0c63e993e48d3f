package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.terraform.run.UnlockCommand;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Users are told before a workspace is created. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class WorkspaceSelectionTest {

    private static final String NOT_THERE = "[ \"$1 $2\" = 'workspace select' ] && "
            + "{ echo; echo \"Workspace \\\"$3\\\" doesn't exist.\"; exit 1; }\n";
    private static final String REST = PlanProject.plan(PlanProject.NOTHING, 0) + "\nexit 0";

    @TempDir
    Path parent;

    private PlanProject project;
    private final Instance vpc =
            new InstanceOf("dev", "vpc").workspace("dev-vpc").get();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(Files.createDirectory(parent.resolve("my project")));
        project.write("src/main/terraform/vpc/main.tf", "# vpc\n");
        project.listener = new RunListener() {
            @Override
            public void started(Instance instance) {
                told.add(instance.displayName() + " started");
            }

            @Override
            public void note(Instance instance, String text) {
                told.add(instance.displayName() + ": " + text);
            }

            @Override
            public void ended(ToolResult result) {
                told.add(PlanResult.line(result));
            }
        };
    }

    @Test
    void leavesAWorkspaceThatExistsAsItIs() throws IOException {
        project.idleTool("terraform");

        project.plan(vpc);

        assertThat(project.log(vpc)).contains(" workspace select dev-vpc\n").doesNotContain("workspace new");
        assertThat(told).containsExactly("dev/vpc started", "dev/vpc: no changes");
    }

    @Test
    @DisplayName("D63: to destroy, no workspace is created: where there is none, nothing is there")
    void destroysNothingWithoutAWorkspace() throws IOException {
        project.fakeTool("terraform", NOT_THERE + REST);

        PlanResult result = project.destroy(vpc);

        assertThat(result.summary()).isEqualTo("1 run: 1 empty");
        assertThat(project.directories().base(vpc).resolve("destroy.log"))
                .content()
                .doesNotContain("workspace new", " plan ");
        assertThat(told).contains("dev/vpc: the workspace 'dev-vpc' does not exist, so nothing is there");
    }

    @Test
    @DisplayName("the workspace that is selected from the start is neither selected nor created")
    void leavesTheDefaultWorkspaceAlone() throws IOException {
        Instance unnamed = new InstanceOf("dev", "vpc").workspace("default").get();
        project.idleTool("terraform");

        project.plan(unnamed);

        assertThat(project.log(unnamed)).contains(" plan ").doesNotContain(" workspace ");
        assertThat(told).containsExactly("dev/vpc started", "dev/vpc: no changes");
    }

    @Test
    @DisplayName("which instance, which workspace and where is told before the workspace is created")
    void announcesANewWorkspace() throws IOException {
        project.fakeTool("terraform", NOT_THERE + "[ \"$1 $2\" = 'workspace new' ] && touch created\n" + REST);
        project.listener = new RunListener() {
            @Override
            public void note(Instance instance, String text) {
                told.add(instance.displayName() + ": " + text);
                assertThat(project.workingDirectory(instance).resolve("created"))
                        .doesNotExist();
            }
        };

        Instance inBucket = new InstanceOf("dev", "vpc")
                .workspace("dev-vpc")
                .backend("s3", Map.of("bucket", text("acme"), "key", text("k")))
                .get();
        PlanResult result = project.plan(inBucket);

        assertThat(result.summary()).isEqualTo("1 planned: 1 unchanged");
        assertThat(project.log(inBucket)).contains(" workspace new dev-vpc\n");
        assertThat(project.workingDirectory(inBucket).resolve("created")).exists();
        assertThat(told)
                .containsExactly("dev/vpc: the workspace 'dev-vpc' does not exist yet and is created: "
                        + inBucket.stateAddress());
    }

    @Test
    @DisplayName("D39: of an instance without a backend the place of the state is told with every run, and not again")
    void tellsALocalPlaceOnce() throws IOException {
        project.fakeTool("terraform", NOT_THERE + REST);

        project.plan(vpc);

        assertThat(told).contains("dev/vpc: the workspace 'dev-vpc' does not exist yet and is created");
    }

    @Test
    @DisplayName("a workspace that cannot be selected for another reason is not created")
    void createsNothing_whenTheStoreIsOutOfReach() throws IOException {
        project.fakeTool(
                "terraform",
                "[ \"$1 $2\" = 'workspace select' ] && { echo 'Error: Failed to get configured named states';"
                        + " exit 1; }\n" + REST);

        PlanResult result = project.plan(vpc);

        assertThat(result.planned().get(0).summary()).isEqualTo("Error: Failed to get configured named states");
        assertThat(project.log(vpc)).doesNotContain("workspace new");
        assertThat(told).containsExactly("dev/vpc started", "dev/vpc: failed");
    }

    @Test
    @DisplayName("nothing is created where a lock is to be released")
    void createsNothing_whenUnlocking() throws IOException {
        project.fakeTool("terraform", NOT_THERE + REST);

        ToolResult result =
                project.run(new UnlockCommand("1234"), vpc).results().get(0);

        assertThat(result.summary()).isEqualTo("Workspace \"dev-vpc\" doesn't exist.");
        assertThat(Files.readString(project.directories().base(vpc).resolve("unlock.log")))
                .doesNotContain("workspace new", "force-unlock");
    }

    @Test
    void createsTheFirstWorkspaceOfARemotePrefix() throws IOException {
        project.fakeTool(
                "terraform",
                PlanProject.SAVES_NO_PLAN + "case \"$1 $2\" in 'workspace new') touch made;; init*) [ -e made ] || "
                        + "{ echo 'Error: No existing workspaces.'; exit 1; };; esac\n"
                        + "[ \"$1\" = plan ] && echo 'No changes. Infrastructure is up-to-date.'\nexit 0");
        Instance instance = new InstanceOf("dev", "vpc")
                .workspace("dev")
                .backend("remote", Map.of("workspaces", InstanceOf.map(Map.of("prefix", text("app-")))))
                .get();

        PlanResult result = project.plan(instance);

        assertThat(result.summary()).isEqualTo("1 planned: 1 unchanged");
        assertThat(project.log(instance).lines().filter(line -> line.startsWith("$ ")))
                .hasSize(6)
                .last()
                .matches(line -> !line.contains("-out="));
        assertThat(told).anyMatch(line -> line.startsWith("dev/vpc: the workspace 'dev' does not exist yet"));
    }

    @Test
    @DisplayName("remote-backend 6, 11: a named workspace is not selected, a cloud block gets no -reconfigure")
    void leavesANamedCloudWorkspaceAlone() throws IOException {
        project.idleTool("terraform");
        Instance instance = new InstanceOf("dev", "vpc")
                .workspace("dev")
                .backend("cloud", Map.of("workspaces", InstanceOf.map(Map.of("name", text("app")))))
                .get();

        project.plan(instance);

        assertThat(project.log(instance)).doesNotContain("workspace select", "-reconfigure");
    }
}
