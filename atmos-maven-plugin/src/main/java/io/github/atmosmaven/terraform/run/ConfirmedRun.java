package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.outcome.Planned;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.outcome.ToolWords;
import io.github.atmosmaven.terraform.plan.ClosingLine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a service that saves no plan here: it plans, the tool asks whether to apply that, and the answer is yes only if
 * the numbers of this very plan have passed the gate (D63, D68, remote-backend 13). A run that is not confirmed is discarded
 * by the tool, so that it keeps no lock.
 */
final class ConfirmedRun {

    private static final List<String> APPROVALS =
            List.of("Do you want to perform these actions", "Do you really want to destroy all resources");
    private static final String POLICY = "Do you want to override the soft failed policy check";
    private static final String CANCEL = "Do you want to cancel the remote operation";
    private static final Optional<String> YES = Optional.of("yes");
    private static final Optional<String> NO = Optional.of("no");

    private final ReadyWorkplace place;
    private final Planning planning;
    private final List<String> command;
    private volatile @Nullable Planned asked;
    private volatile @Nullable ToolFailure flaw;

    ConfirmedRun(ReadyWorkplace place, Planning planning, String command) {
        this.place = place;
        this.planning = planning;
        this.command = List.of(command, "-input=false", "-no-color");
    }

    /** @param options arguments of {@code plan} that plan what the command does */
    ToolResult run(String... options) throws IOException, InterruptedException {
        boolean isGated = !planning.gate().rules().isEmpty();
        place.note("its operations are remote and save no plan, so that one run plans and applies"
                + (isGated ? ", after a plan for the gate alone" : ""));
        if (isGated) {
            // Some workspaces apply what they have planned and ask nobody, so there has to be a plan that nobody can
            // apply.
            ToolResult first = planning.makeUnsaved(options);
            if (first.outcome() != ToolOutcome.CHANGES) {
                return first;
            }
        }
        try {
            int exit = place.tool().answered(command, this::answer);
            if (exit != 0
                    && asked == null
                    && place.operations().refuseMore(place.tool().output())) {
                exit = place.tool().answered(command, this::answer);
            }
            return ended(exit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return place.failed(FailureWords.interrupted()).of(asked);
        }
    }

    /** Nobody but the plan and the gate is asked. */
    private Optional<String> answer(String line) {
        if (line.startsWith(POLICY)) {
            return NO;
        }
        if (line.startsWith(CANCEL)) {
            return YES;
        }
        if (APPROVALS.stream().noneMatch(line::startsWith)) {
            return Optional.empty();
        }
        flaw = flaw();
        Planned planned = planned();
        asked = planned;
        if (flaw != null || planned == null || !planned.verdict().isPassed()) {
            return NO;
        }
        place.show(place.changed(planned));
        return YES;
    }

    private @Nullable ToolFailure flaw() {
        try {
            return place.uploaded().flaw(place.tool().output()).orElse(null);
        } catch (IOException e) {
            return ToolFailure.of(IoReason.withFile(e));
        }
    }

    private @Nullable Planned planned() {
        return words().closing()
                .filter(ClosingLine::hasChanges)
                .map(closing -> Planned.of(closing.changes(), planning.gate()))
                .orElse(null);
    }

    private ToolWords words() {
        return place.tool().output().words();
    }

    private ToolResult ended(int exit) {
        Planned confirmed = asked;
        ToolFailure lacking = flaw;
        if (lacking != null) {
            return place.failed(lacking).of(confirmed);
        }
        if (confirmed != null && !confirmed.verdict().isPassed()) {
            return place.changed(confirmed);
        }
        if (exit != 0) {
            return place.failed().of(confirmed);
        }
        ClosingLine closing = words().closing().orElse(null);
        if (closing == null) {
            return place.failed("the tool ended with status 0 without saying what the plan would change");
        }
        if (!closing.hasChanges()) {
            return place.unchanged();
        }
        Planned planned = confirmed == null ? Planned.of(closing.changes(), planning.gate()) : confirmed;
        if (!words().isComplete()) {
            return place.failed("the tool ended with status 0 without saying that it is done, as where a run has to be"
                            + " confirmed at the service")
                    .of(planned);
        }
        return confirmed == null ? unasked(planned) : ToolResult.applied(place.instance(), planned, place.log());
    }

    private ToolResult unasked(Planned planned) {
        place.note("its workspace applies what it has planned by itself, so the run was not confirmed from here");
        return planned.verdict().isPassed()
                ? ToolResult.applied(place.instance(), planned, place.log())
                : place.failed(new ToolFailure(
                                ProblemCode.GATE_BROKEN,
                                "applied all the same, since the workspace does that by itself: "
                                        + planned.verdict().words(place.instance()),
                                "switch off 'auto apply' in the settings of the workspace"))
                        .of(planned);
    }
}
