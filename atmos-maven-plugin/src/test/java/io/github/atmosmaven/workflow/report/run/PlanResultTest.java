package io.github.atmosmaven.workflow.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.gate.Gate;
import io.github.atmosmaven.terraform.gate.GateKey;
import io.github.atmosmaven.terraform.gate.GateLimit;
import io.github.atmosmaven.terraform.outcome.Planned;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.plan.Change;
import io.github.atmosmaven.terraform.plan.ChangeAction;
import io.github.atmosmaven.terraform.plan.PlanDocument;
import io.github.atmosmaven.terraform.plan.PlannedChanges;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D62: a run says of each instance what became of it, and no more")
class PlanResultTest {

    private static final Path LOG = Path.of("x.log");
    private static final PlanDocument PLAN = new PlanDocument(
            new PlannedChanges(0, 0, 1, 0, 0, 0, 0, 0),
            List.of(new Change("aws_x.a", ChangeAction.DELETE, "aws_x", "managed", null, null, false)),
            true,
            false);

    private final ToolResult interrupted = ToolResult.failed(
            instance("slow"), new ToolFailure(ProblemCode.TOOL_INTERRUPTED, "the run was interrupted", null), LOG);

    @Test
    @DisplayName("what failed was run, but neither planned nor applied nor destroyed")
    void countsFailedOnes() {
        ToolResult failed = ToolResult.failed(instance("db"), ToolFailure.of("Error"), LOG);
        ToolResult late = ToolResult.stopped(instance("late"), failed);

        assertThat(result(PlanGoal.PLAN, changed(), failed, late).summary())
                .isEqualTo("1 planned: 1 with changes; 1 failed; 1 not started");
        assertThat(result(PlanGoal.PLAN, failed).summary()).isEqualTo("0 planned; 1 failed");
        assertThat(result(PlanGoal.APPLY, applied(), failed, late).summary())
                .isEqualTo("2 run: 1 applied, 1 failed; 1 not started");
        assertThat(result(PlanGoal.APPLY, failed).summary()).isEqualTo("1 run: 1 failed");
        assertThat(result(PlanGoal.DESTROY, applied(), failed).summary()).isEqualTo("2 run: 1 destroyed, 1 failed");
    }

    @Test
    @DisplayName("D64: what was not started is no error beside the one that it was not started for")
    void reportsCausesAlone() {
        ToolResult late = ToolResult.notStarted(instance("late"));

        assertThat(result(PlanGoal.APPLY, late, interrupted).failures())
                .extracting(Problem::message)
                .containsExactly("applying dev/slow failed:\nthe run was interrupted");
        assertThat(result(PlanGoal.APPLY, late, refused()).failures())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.GATE_BROKEN);
        assertThat(result(PlanGoal.APPLY, applied(), late).failures())
                .extracting(Problem::message)
                .containsExactly("applying dev/late failed:\nthe run was interrupted before this began");
    }

    @Test
    @DisplayName("D64: what waits for an interrupted one says so; only where all the run was, that was interrupted")
    void tellsWhatWasInterrupted() {
        ToolResult late = ToolResult.stopped(instance("late"), interrupted);

        assertThat(PlanResult.line(late)).isEqualTo("dev/late: not started, since dev/slow was interrupted");
        assertThat(result(PlanGoal.APPLY, late, interrupted).summary())
                .isEqualTo("0 run; 1 interrupted; 1 not started");
        assertThat(result(PlanGoal.APPLY, late, interrupted).failures()).hasSize(1);
        assertThat(ToolResult.stopped(instance("late"), ToolResult.notStarted(instance("x")))
                        .summary())
                .isEqualTo("the run was interrupted before this began");
    }

    private static PlanResult result(PlanGoal goal, ToolResult... results) {
        return new PlanResult(goal, List.of(results), List.of(), Path.of(""), Path.of(""));
    }

    private static ToolResult changed() {
        return ToolResult.changed(instance("vpc"), Planned.of(PLAN, Gate.OPEN), LOG);
    }

    private static ToolResult refused() {
        Gate closed = new Gate(List.of(new GateLimit(GateKey.MAX_DESTROY, 0, null)));
        return ToolResult.changed(instance("vpc"), Planned.of(PLAN, closed), LOG);
    }

    private static ToolResult applied() {
        return ToolResult.applied(instance("vpc"), Planned.of(PLAN, Gate.OPEN), LOG);
    }

    private static Instance instance(String name) {
        return new InstanceOf("dev", name).get();
    }
}
