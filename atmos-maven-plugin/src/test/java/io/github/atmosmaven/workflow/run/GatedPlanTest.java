package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.gate.PomGate;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D68: a plan that the gate refuses has failed")
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class GatedPlanTest {

    private static final String TWO_TO_DESTROY = """
            {"format_version": "1.2", "applyable": true, "resource_changes": [
              {"address": "aws_db_instance.a", "type": "aws_db_instance", "mode": "managed", "change": {"actions": ["delete"]}},
              {"address": "aws_db_instance.b", "type": "aws_db_instance", "mode": "managed", "change": {"actions": ["delete"]}}]}
            """;

    @TempDir
    Path directory;

    private PlanProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(directory);
        project.write("src/main/terraform/vpc/main.tf", "# vpc\n");
        project.fakeTool(
                "terraform",
                "case \"$PWD\" in */idle/*) " + PlanProject.plan(PlanProject.NOTHING, 0) + ";; *) "
                        + PlanProject.plan(TWO_TO_DESTROY, 2) + ";; esac");
    }

    @Test
    @DisplayName("D63: after all have run, what was refused is told together, and its plan is removed")
    void refuses() {
        project.gates = new Gates(new PomGate(null, null, List.of("aws_db_*"), List.of(), false));
        Instance first = new InstanceOf("dev", "first").get();
        Instance second = new InstanceOf("dev", "second").get();
        Instance idle = new InstanceOf("dev", "idle").get();

        PlanResult result = project.plan(first, second, idle);

        assertThat(result.summary()).isEqualTo("3 planned: 1 unchanged, 2 refused by the gate");
        assertThat(result.planned())
                .extracting(ToolResult::outcome)
                .containsExactly(ToolOutcome.FAILED, ToolOutcome.FAILED, ToolOutcome.NO_CHANGES);
        assertThat(result.failures())
                .extracting(Problem::message)
                .containsExactly(
                        "the plan of dev/first destroys 2 resources that may be neither destroyed nor replaced"
                                + " (forbid 'aws_db_*', the gate of the POM): aws_db_instance.a, aws_db_instance.b",
                        "the plan of dev/second destroys 2 resources that may be neither destroyed nor replaced"
                                + " (forbid 'aws_db_*', the gate of the POM): aws_db_instance.a, aws_db_instance.b");
        assertThat(PlanResult.line(result.planned().get(0)))
                .isEqualTo("dev/first: refused by the gate: 0 to add, 0 to change, 2 to destroy");
        assertThat(project.savedPlan(first)).doesNotExist();
        assertThat(project.savedPlan(idle)).exists();
    }

    @Test
    @DisplayName("a plan that keeps the rules has changes, and stays")
    void letsPass() {
        Instance instance = gated(new NumberValue(2L, InstanceOf.PLACE));

        PlanResult result = project.plan(instance);

        assertThat(result.summary()).isEqualTo("1 planned: 1 with changes");
        assertThat(project.savedPlan(instance)).exists();
    }

    @Test
    @DisplayName("a gate with a mistake is an error before anything is run")
    void refusesBrokenGates() {
        Instance instance = gated(new ListValue(List.of(), InstanceOf.PLACE));

        assertThatThrownBy(() -> project.plan(instance))
                .isInstanceOfSatisfying(
                        AtmosException.InvalidConfiguration.class,
                        failure -> assertThat(failure.problems())
                                .extracting(Problem::code)
                                .containsExactly(ProblemCode.GATE_INVALID));
        assertThat(project.directories().base(instance).resolve("plan.log")).doesNotExist();
    }

    private static Instance gated(io.github.atmosmaven.model.value.Value maxDestroy) {
        return new InstanceOf("dev", "vpc")
                .section(
                        "settings",
                        Map.of(
                                "atmos",
                                InstanceOf.map(Map.of("gate", InstanceOf.map(Map.of("maxDestroy", maxDestroy))))))
                .get();
    }
}
