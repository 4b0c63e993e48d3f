package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.hosted.HostedRun;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.run.ApplyCommand.Use;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real tool uploads what a run at the service needs, or the run does not count. */
@Timeout(400)
@Tag("terraform")
// The tool waits for seconds between its questions to a service.
@Execution(ExecutionMode.CONCURRENT)
class RealHostedUploadTest {

    @TempDir
    private Path parent;

    private HostedProject hosted;

    @BeforeEach
    void layOut() throws IOException {
        hosted = new HostedProject(parent);
        hosted.service.executionMode = "remote";
    }

    @AfterEach
    void leavesNoToken() throws IOException {
        hosted.close();
    }

    @Test
    @DisplayName("D75: the variables of the stack are in what is uploaded, behind every file of the module")
    void uploadsTheVariables() throws IOException {
        hosted.project.write("src/main/terraform/vpc/zzz.auto.tfvars", "size = 1\n");
        hosted.project.environment.put("TF_VAR_size", "2");

        assertThat(hosted.project
                        .apply(Use.PREFER, HostedProject.instance("remote", "name", "net", 7))
                        .failures())
                .isEmpty();

        assertThat(hosted.service.uploads()).hasSize(1);
        assertThat(hosted.service.uploads().get(0).files())
                .containsEntry("zzz.auto.tfvars", "size = 1\n")
                .hasEntrySatisfying(
                        "zzz.auto.tfvars.zz-atmos.auto.tfvars.json",
                        text -> assertThat(text).contains("\"size\": 7"))
                .containsKey("backend.tf.json");
        assertThat(hosted.service.workspace("net").state()).contains("\"value\": 7");
    }

    @Test
    @DisplayName(
            "D61: a workspace with a working directory gets the local modules too; one without is told what it lacks")
    void uploadsLocalModules() throws IOException {
        hosted.project.write(
                "src/main/terraform/vpc/main.tf",
                HostedProject.MODULE + "module \"inner\" {\n  source = \"../modules/inner\"\n  value  = 1\n}\n");
        Instance vpc = HostedProject.instance("remote", "name", "net", 7);

        Problem lacking = hosted.project.plan(vpc).failures().get(0);
        assertThat(lacking.hint()).contains("set its working directory to 'src/main/terraform/vpc'");

        hosted.service.workspace("net").workingDirectory = "src/main/terraform/vpc";
        PlanResult planned = hosted.project.plan(vpc);
        assertThat(planned.failures()).isEmpty();
        assertThat(planned.planned().get(0).summary()).isEqualTo("2 to add, 0 to change, 0 to destroy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "cloud"})
    @DisplayName("D75: what the service has planned without the variables of the stack is refused, and never applied")
    void missesNoVariables(String type) throws IOException {
        hosted.project.write("src/main/terraform/vpc/.terraformignore", "*.md\n*.auto.tfvars.json\n");
        Instance vpc = HostedProject.instance(type, "name", "net", 7);

        for (PlanResult result : new PlanResult[] {hosted.project.plan(vpc), hosted.project.apply(Use.PREFER, vpc)}) {
            assertThat(result.failures()).singleElement().satisfies(problem -> {
                assertThat(problem.message())
                        .contains("without the variables of the stack")
                        .contains("'*.auto.tfvars.json' of .terraformignore");
                assertThat(problem.hint()).contains("add the line !zz-atmos.auto.tfvars.json at its end");
            });
        }

        assertThat(hosted.service.workspace("net").state()).isEmpty();
        assertThat(hosted.service.workspace("net").isLocked()).isFalse();
        assertThat(hosted.service.runs()).extracting(HostedRun::status).doesNotContain("applied", "planned");
        hosted.project.write(
                "src/main/terraform/vpc/.terraformignore", "*.auto.tfvars.json\n!zz-atmos.auto.tfvars.json\n");
        assertThat(hosted.project.apply(Use.PREFER, vpc).summary()).isEqualTo("1 run: 1 applied");
        assertThat(hosted.service.workspace("net").state()).contains("\"value\": 7");
    }
}
