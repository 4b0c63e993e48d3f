package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.gate.PomGate;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.ApplyCommand.Use;
import io.github.atmosmaven.terraform.run.RunListener;
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

/** Runs of a service that saves no plan: the confirmation is given by us, to the very plan that is applied. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class ConfirmedRunTest {

    /** It asks as the real one does, and says what it was answered. */
    private static final String TOOL = """
            case "$1" in
            plan) echo "$*" >> "$NOTES"; echo "${FIRST:-$PLAN}"; exit 2 ;;
            apply | destroy)
                echo "$*" >> "$NOTES"
                echo "$PLAN"
                if [ -n "$ASKS" ]; then
                    echo "$ASKS"
                    printf '  Enter a value: '
                    read answer; echo
                    echo "answer $answer" >> "$NOTES"
                    [ "$answer" = yes ] || { echo 'Error: apply discarded'; exit 1; }
                fi
                [ -n "$WAITS" ] || echo 'Apply complete! Resources: 1 added, 0 changed, 0 destroyed.'
                ;;
            esac
            exit 0
            """;

    private static final String ADDS = "Plan: 1 to add, 0 to change, 0 to destroy.";
    private static final String DESTROYS = "Plan: 0 to add, 0 to change, 3 to destroy.";
    private static final String PLANNED = "plan -input=false -no-color -detailed-exitcode";

    @TempDir
    Path directory;

    private PlanProject project;
    private final List<String> told = new ArrayList<>();
    private final Instance vpc = new InstanceOf("dev", "vpc")
            .backend(
                    "remote",
                    Map.of("organization", text("acme"), "workspaces", InstanceOf.map(Map.of("name", text("vpc")))))
            .get();

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(directory);
        project.write("src/main/terraform/vpc/main.tf", "# vpc\n");
        project.fakeTool("terraform", PlanProject.SAVES_NO_PLAN + TOOL);
        project.environment.put("NOTES", directory.resolve("notes").toString());
        project.environment.put("PLAN", ADDS);
        project.environment.put("ASKS", "Do you want to perform these actions in workspace \"vpc\"?");
        project.listener = new RunListener() {
            @Override
            public void note(Instance instance, String text) {
                told.add(text);
            }

            @Override
            public void planned(Instance instance, List<String> plan) {
                told.addAll(plan);
            }
        };
    }

    private List<String> notes() throws IOException {
        return Files.readAllLines(directory.resolve("notes"));
    }

    private static Problem only(PlanResult result) {
        assertThat(result.failures()).hasSize(1);
        return result.failures().get(0);
    }

    @Test
    @DisplayName("D63: one run plans and applies; its plan is shown before it is confirmed")
    void confirmsWhatItHasShown() throws IOException {
        assertThat(project.apply(Use.PREFER, vpc).summary()).isEqualTo("1 run: 1 applied");

        project.environment.put("PLAN", DESTROYS);
        project.environment.put("ASKS", "Do you really want to destroy all resources in workspace \"vpc\"?");
        assertThat(project.destroy(vpc).summary()).isEqualTo("1 run: 1 destroyed");

        assertThat(notes())
                .containsExactly(
                        "apply -input=false -no-color", "answer yes", "destroy -input=false -no-color", "answer yes");
        assertThat(told).contains("1 to add, 0 to change, 0 to destroy", "0 to add, 0 to change, 3 to destroy");
        assertThat(project.apply(Use.ONLY, vpc).planned())
                .extracting(ToolResult::summary)
                .containsExactly("no plan is saved, and where operations are remote the backend remote saves none");
    }

    @Test
    @DisplayName(
            "D68: a plan that the gate refuses is applied by nobody: not the first, and not the one that follows it")
    void letsTheGateJudgeBothPlans() throws IOException {
        project.gates = new Gates(new PomGate(2, null, List.of(), List.of(), false));
        project.environment.put("PLAN", DESTROYS);

        Problem refused = only(project.apply(Use.PREFER, vpc));
        assertThat(refused.code()).isEqualTo(ProblemCode.GATE_BROKEN);
        assertThat(refused.message()).contains("destroys 3 resources").contains("maxDestroy 2");
        assertThat(notes()).containsExactly(PLANNED);

        project.environment.put("FIRST", ADDS);
        assertThat(project.apply(Use.PREFER, vpc).summary()).isEqualTo("1 run: 1 refused by the gate");
        assertThat(notes()).containsExactly(PLANNED, PLANNED, "apply -input=false -no-color", "answer no");

        project.environment.put("PLAN", ADDS);
        assertThat(project.apply(Use.PREFER, vpc).summary()).isEqualTo("1 run: 1 applied");
    }

    @Test
    @DisplayName("D68: what a workspace applies by itself is judged afterwards, and said")
    void saysWhatWasAppliedUnasked() throws IOException {
        project.environment.put("ASKS", "");
        assertThat(project.apply(Use.PREFER, vpc).summary()).isEqualTo("1 run: 1 applied");
        assertThat(told).anyMatch(line -> line.contains("applies what it has planned by itself"));

        project.gates = new Gates(new PomGate(2, null, List.of(), List.of(), false));
        project.environment.put("FIRST", ADDS);
        project.environment.put("PLAN", DESTROYS);
        PlanResult result = project.apply(Use.PREFER, vpc);
        assertThat(result.failures())
                .anySatisfy(problem -> assertThat(problem.message()).contains("destroys 3 resources"));
    }

    @Test
    @DisplayName("D62: a run that waits for somebody at the service is not done")
    void failsWhereNobodyHasApplied() {
        project.environment.put("ASKS", "");
        project.environment.put("WAITS", "yes");

        assertThat(only(project.apply(Use.PREFER, vpc)).message()).contains("without saying that it is done");
    }

    @Test
    @Timeout(60)
    @DisplayName("a question that nobody foresaw is told, and makes the run fail at once")
    void waitsForNobody() {
        project.environment.put("ASKS", "Which colour do you like?");

        assertThat(only(project.apply(Use.PREFER, vpc)).message())
                .contains("asks a question that has no answer here: Which colour do you like?", "apply discarded");
    }

    @Test
    @DisplayName("a failed policy is not overridden, and a plan without numbers is not confirmed")
    void answersNothingElseWithYes() throws IOException {
        project.environment.put("ASKS", "Do you want to override the soft failed policy check?");
        assertThat(project.apply(Use.PREFER, vpc).summary()).isEqualTo("1 run: 1 failed");
        project.environment.put("ASKS", "Do you want to perform these actions in workspace \"vpc\"?");
        project.environment.put("PLAN", "nothing of interest");
        assertThat(project.apply(Use.PREFER, vpc).summary()).isEqualTo("1 run: 1 failed");
        assertThat(notes()).filteredOn(line -> line.startsWith("answer")).containsExactly("answer no", "answer no");
    }
}
