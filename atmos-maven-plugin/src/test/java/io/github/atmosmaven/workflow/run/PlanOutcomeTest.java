package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.gate.PomGate;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.workflow.report.run.PlanFile;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("D62: an outcome other than failed needs the saved plan and its JSON, or the closing line of a remote run")
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class PlanOutcomeTest {

    private static final String PLAN = "[ \"$1\" = plan ] || exit 0\n";
    private static final String REMOTE_PLAN = PlanProject.SAVES_NO_PLAN + PLAN;

    @TempDir
    Path directory;

    private PlanProject project;
    private final Instance vpc = new InstanceOf("dev", "vpc").get();
    private final Instance hosted = new InstanceOf("dev", "vpc")
            .backend("remote", Map.of("workspaces", InstanceOf.map(Map.of("name", text("app")))))
            .get();

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(directory);
        project.write("src/main/terraform/vpc/main.tf", "# vpc\n");
    }

    @Test
    @DisplayName("thousands of lines of outputs behind the counts hide nothing")
    void countsWhatStandsFarAboveTheEnd() throws IOException {
        String three = "{\"mode\": \"managed\", \"change\": {\"actions\": [\"delete\"]}}";
        project.fakeTool(
                "terraform",
                PLAN + "echo 'Plan: 0 to add, 0 to change, 3 to destroy.'; yes '  + out = 1' | head -n 5000\nsaves '"
                        + "{\"resource_changes\": [" + String.join(",", three, three, three)
                        + "], \"output_changes\": {\"o\": {\"actions\": [\"update\"]}}, \"format_version\": \"1.2\"}'"
                        + "; exit 2");

        PlanResult result = project.plan(vpc);

        assertThat(PlanResult.line(result.planned().get(0))).isEqualTo("dev/vpc: 0 to add, 0 to change, 3 to destroy");
        assertThat(PlanFile.text(result)).contains("\"destroy\": 3", "\"outputs\": 1");
    }

    static Stream<List<String>> failures() {
        return Stream.of(
                List.of("exit 2", "the tool ended with status 2 and saved no plan"),
                List.of("exit 0", "the tool ended with status 0 and saved no plan"),
                List.of("echo 'Usage: terraform [global options] <subcommand> [args]'; exit 0", "saved no plan"),
                List.of("rm \"$out\"; exit 0", "saved no plan"),
                List.of("rm \"$out\"; mkdir \"$out\"; exit 2", "saved no plan"),
                List.of("echo 'panic: runtime error'; echo 'goroutine 1'; exit 2", "panic: runtime error"),
                List.of("saves '{\"format_version\": \"1.2\"}'; exit 3", "nothing"),
                List.of("saves '{\"format_version\": \"1.2\"}'; exit 1", "nothing"),
                List.of("saves 'not JSON at all'; exit 2", "not valid JSON"),
                List.of("saves '[]'; exit 2", "does not describe a plan"),
                List.of("saves '{}'; exit 0", "does not describe a plan"),
                List.of("saves '{\"format_version\": \"1.2\", \"resource_changes\": [{'; exit 2", "ends too early"),
                List.of("saves '{\"format_version\": \"1.2\"} {}'; exit 0", "there is something behind"),
                List.of(
                        "saves '{\"format_version\": \"1.2\", \"applyable\": false}'; echo last words; exit 2",
                        "the saved plan has no changes:\nlast words"),
                List.of(
                        "saves '{\"format_version\": \"1.2\", \"applyable\": true, \"errored\": true}'; exit 0",
                        "could not finish"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void failsWithAReason(List<String> scriptAndReason) throws IOException {
        project.fakeTool("terraform", PLAN + scriptAndReason.get(0));

        ToolResult result = project.plan(vpc).planned().get(0);

        assertThat(result.outcome()).isEqualTo(ToolOutcome.FAILED);
        assertThat(result.summary()).contains(scriptAndReason.get(1));
        assertThat(project.savedPlan(vpc)).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "exit 1, ended with status 1",
        "echo 'Error: no such plan' >&2; exit 1, Error: no such plan",
        "true, it is empty",
        "kill -9 $$, status 137",
    })
    void failsWhereThePlanCannotBeShown(String show, String reason) throws IOException {
        project.environment.put("SHOWS_ITSELF", "1");
        project.fakeTool("terraform", "[ \"$1\" = show ] && { " + show + "; exit; }\n" + PLAN + "saves x; exit 2");

        ToolResult result = project.plan(vpc).planned().get(0);

        assertThat(result.outcome()).isEqualTo(ToolOutcome.FAILED);
        assertThat(result.summary()).contains(reason);
    }

    @Test
    @DisplayName("a wrapper that loses the status loses no changes")
    void believesTheDocumentMoreThanTheStatus() throws IOException {
        project.fakeTool("terraform", PlanProject.plan(PlanProject.ONE_TO_ADD, 0));

        assertThat(project.plan(vpc).summary()).isEqualTo("1 planned: 1 with changes");
    }

    @Test
    @DisplayName("what 'show' prints is in no file, since it holds secrets")
    void keepsTheDocumentOutOfTheLog() throws IOException {
        project.fakeTool(
                "terraform", PlanProject.plan("{\"format_version\": \"1.2\", \"planned_values\": \"s3cr3t\"}", 0));

        assertThat(project.plan(vpc).summary()).isEqualTo("1 planned: 1 unchanged");
        assertThat(project.log(vpc)).contains(" show -json ").doesNotContain("s3cr3t");
    }

    @Test
    @DisplayName("a document of 150 MB is read as it comes")
    void readsALargeDocument() throws IOException {
        project.environment.put("SHOWS_ITSELF", "1");
        project.fakeTool(
                "terraform",
                "[ \"$1\" = show ] && { printf '{\"format_version\":\"1.2\",\"prior_state\":[\"'\n"
                        + "head -c 150000000 /dev/zero | tr '\\0' x\n"
                        + "printf '\"],\"resource_changes\":[{\"mode\":\"managed\",\"change\":{\"actions\":"
                        + "[\"update\"]}}]}'; exit 0; }\n" + PLAN + "saves x; exit 2");

        ToolResult result = project.plan(vpc).planned().get(0);

        assertThat(result.summary()).isEqualTo("0 to add, 1 to change, 0 to destroy");
    }

    @ParameterizedTest(name = "{0} with status {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Plan: 1 to add, 2 to change, 3 to destroy. | 2 | 1 to add, 2 to change, 3 to destroy",
                "Plan: 4 to import, 1 to add, 0 to change, 0 to destroy. | 2 "
                        + "| 4 to import, 1 to add, 0 to change, 0 to destroy",
                "Changes to Outputs: | 2 | changes to outputs only",
                "No changes. Your infrastructure matches the configuration. | 0 | no changes",
            })
    void takesTheClosingLineOfARemoteRun(String line, int exit, String summary) throws IOException {
        project.fakeTool("terraform", REMOTE_PLAN + "echo '" + line + "'; yes x | head -n 5000; exit " + exit);

        assertThat(project.plan(hosted).planned().get(0).summary()).isEqualTo(summary);
    }

    @Test
    void countsResourcesAndOutputsOfARemoteRunTogether() throws IOException {
        project.fakeTool(
                "terraform",
                REMOTE_PLAN
                        + "echo 'Plan: 1 to add, 0 to change, 0 to destroy.'; echo; echo 'Changes to Outputs:'; exit 2");

        assertThat(project.plan(hosted).planned().get(0).summary()).isEqualTo("1 to add, 0 to change, 0 to destroy");
    }

    @Test
    @DisplayName("D68: the closing line of a remote run names no address, so what may break the gate is refused")
    void judgesARemoteRunByItsNumbers() throws IOException {
        project.gates = new Gates(new PomGate(null, null, List.of("aws_db_*"), List.of(), false));
        project.fakeTool("terraform", REMOTE_PLAN + "echo 'Plan: 0 to add, 0 to change, 1 to destroy.'; exit 2");

        PlanResult result = project.plan(hosted);

        assertThat(result.summary()).isEqualTo("1 planned: 1 refused by the gate");
        assertThat(result.failures()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.GATE_BROKEN);
            assertThat(problem.message()).contains("the gate cannot be judged", "forbid 'aws_db_*'");
        });

        project.fakeTool("terraform", REMOTE_PLAN + "echo 'Plan: 1 to add, 0 to change, 0 to destroy.'; exit 2");
        assertThat(project.plan(hosted).summary()).isEqualTo("1 planned: 1 with changes");
    }

    @ParameterizedTest(name = "{0} with status {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing of interest | 0",
                "nothing of interest | 2",
                "  + text = Plan: 1 to add, 0 to change, 0 to destroy. | 2",
                "Plan: to be made | 2",
                "No changes. | 2",
                "Plan: 1 to add, 0 to change, 0 to destroy. | 1",
            })
    void failsWithoutAClosingLine(String line, int exit) throws IOException {
        project.fakeTool("terraform", REMOTE_PLAN + "echo '" + line + "'; exit " + exit);

        PlanResult result = project.plan(hosted);

        assertThat(result.summary()).isEqualTo("0 planned; 1 failed");
        assertThat(result.failures()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.TOOL_FAILED);
            assertThat(problem.message()).contains(line.strip());
        });
    }

    @Test
    void aPlanOfAnEarlierRunProvesNothing() throws IOException {
        project.fakeTool("terraform", PlanProject.plan(PlanProject.ONE_TO_ADD, 2));
        project.plan(vpc);
        project.fakeTool("terraform", "exit 0");

        assertThat(project.plan(vpc).summary()).isEqualTo("0 planned; 1 failed");
        assertThat(Files.exists(project.savedPlan(vpc))).isFalse();
    }
}
