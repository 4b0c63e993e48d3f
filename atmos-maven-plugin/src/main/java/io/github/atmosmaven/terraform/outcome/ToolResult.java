package io.github.atmosmaven.terraform.outcome;

import io.github.atmosmaven.model.DurationText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.plan.Change;
import io.github.atmosmaven.terraform.plan.PlannedChanges;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Result of a command for one instance.
 *
 * @param summary one line about what was found, or the tool's own words about why it failed
 * @param planned what a plan with changes does, also if the gate refused it or if applying it failed on the way; null where
 *     nobody looked, and without changes
 * @param failure reason of the failure; null for every other outcome
 * @param log file with everything that the tool printed; null if the tool was not run
 * @param run address of the run at a service that did the work; null where none did
 * @param duration time that the work on the instance took; zero where none was done
 */
public record ToolResult(
        Instance instance,
        ToolOutcome outcome,
        String summary,
        @Nullable Planned planned,
        @Nullable ToolFailure failure,
        @Nullable Path log,
        @Nullable String run,
        Duration duration) {

    /** Exit status of {@code plan -detailed-exitcode} if there are changes. */
    private static final int CHANGES = 2;

    private ToolResult(
            Instance instance,
            ToolOutcome outcome,
            String summary,
            @Nullable Planned planned,
            @Nullable ToolFailure failure,
            @Nullable Path log) {
        this(instance, outcome, summary, planned, failure, log, null, Duration.ZERO);
    }

    public static ToolResult unchanged(Instance instance, Path log) {
        return new ToolResult(instance, ToolOutcome.NO_CHANGES, "no changes", null, null, log);
    }

    /** The plan has changes. One that the gate refuses is a failure (D68). */
    public static ToolResult changed(Instance instance, Planned planned, Path log) {
        if (planned.verdict().isPassed()) {
            return new ToolResult(
                    instance, ToolOutcome.CHANGES, planned.numbers().text(), planned, null, log);
        }
        String words = planned.verdict().words(instance);
        ToolFailure reason = new ToolFailure(ProblemCode.GATE_BROKEN, words, null);
        return new ToolResult(instance, ToolOutcome.FAILED, words, planned, reason, log);
    }

    /** The plan was applied. */
    public static ToolResult applied(Instance instance, Planned planned, Path log) {
        return new ToolResult(instance, ToolOutcome.DONE, planned.numbers().doneText(), planned, null, log);
    }

    public static ToolResult done(Instance instance, String summary, Path log) {
        return new ToolResult(instance, ToolOutcome.DONE, summary, null, null, log);
    }

    /** The command says by its status that there are changes, and nobody asked which. */
    public static ToolResult changed(Instance instance, Path log) {
        return new ToolResult(instance, ToolOutcome.CHANGES, "changes", null, null, log);
    }

    public static ToolResult failed(Instance instance, ToolFailure failure, Path log) {
        return new ToolResult(instance, ToolOutcome.FAILED, failure.words(), null, failure, log);
    }

    /** The instance was not worked on, which hits no other (D72). */
    public static ToolResult refused(Instance instance, AtmosException failure) {
        List<Problem> errors =
                failure.problems().stream().filter(Problem::isError).toList();
        if (errors.isEmpty()) {
            throw failure;
        }
        String words = errors.stream().map(Problem::message).collect(Collectors.joining("\n"));
        Problem first = errors.get(0);
        ToolFailure reason = new ToolFailure(first.code(), words, first.hint());
        return new ToolResult(instance, ToolOutcome.FAILED, words, null, reason, null);
    }

    /** The run was interrupted before the work on the instance began. */
    public static ToolResult notStarted(Instance instance) {
        ToolFailure reason =
                new ToolFailure(ProblemCode.TOOL_INTERRUPTED, "the run was interrupted before this began", null);
        return new ToolResult(instance, ToolOutcome.FAILED, reason.words(), null, reason, null);
    }

    /** The work on the instance did not begin, since one it has to wait for failed or was interrupted (D64). */
    public static ToolResult stopped(Instance instance, ToolResult cause) {
        if (cause.isInterrupted() && cause.isNotStarted()) {
            return notStarted(instance);
        }
        String words = "not started, since " + cause.instance().displayName()
                + (cause.isInterrupted() ? " was interrupted" : " failed");
        ToolFailure reason = new ToolFailure(ProblemCode.DEPENDENCY_FAILED, words, null);
        return new ToolResult(instance, ToolOutcome.FAILED, words, null, reason, null);
    }

    /** Copy of this failure, which came of the end of the time that the work on the instance had. */
    public ToolResult timedOut(Duration time) {
        if (failure != null && failure.code() == ProblemCode.STATE_NOT_WRITTEN) {
            return this;
        }
        String limit = DurationText.of(time);
        ToolFailure reason = new ToolFailure(
                ProblemCode.TOOL_TIMED_OUT,
                "it was interrupted after " + limit + ", the time that each instance has",
                "give it more time with -Datmos.timeout");
        return new ToolResult(instance, ToolOutcome.FAILED, reason.words(), planned, reason, log, run, duration);
    }

    /** Copy of this result of a work on a plan; nothing if that has no changes. */
    public ToolResult of(@Nullable Planned plan) {
        return new ToolResult(instance, outcome, summary, plan, failure, log, run, duration);
    }

    /** The status that the command ended with; null if it did not run, or if its status does not say why it failed. */
    public @Nullable Integer status() {
        return failure != null ? failure.status() : Integer.valueOf(outcome == ToolOutcome.CHANGES ? CHANGES : 0);
    }

    public boolean isNotStarted() {
        return isInterrupted() && log == null || isStopped();
    }

    /** Returns true if another instance failed, for which this one had to wait. That failure is the one to report. */
    public boolean isStopped() {
        return failure != null && failure.code() == ProblemCode.DEPENDENCY_FAILED;
    }

    /** Returns true if the run was interrupted before the command had come to its end. */
    public boolean isInterrupted() {
        return failure != null && failure.code() == ProblemCode.TOOL_INTERRUPTED;
    }

    /** Returns true if the gate refused the plan. */
    public boolean isRefusedByGate() {
        return failure != null && failure.code() == ProblemCode.GATE_BROKEN;
    }

    /** The numbers of the plan; null where nobody counted. */
    public @Nullable PlannedChanges changes() {
        return planned == null ? null : planned.numbers();
    }

    /** Result in numbers where somebody counted; for a refused plan, the changes it would have made. */
    public String counted() {
        return outcome == ToolOutcome.FAILED && planned != null
                ? planned.numbers().text()
                : summary;
    }

    /** The changes of the plan; none where nobody looked. */
    public List<Change> list() {
        return planned == null ? List.of() : planned.list();
    }

    /** Copy of this result of a work that took some time. */
    public ToolResult lasting(Duration time) {
        return new ToolResult(instance, outcome, summary, planned, failure, log, run, time);
    }

    /** Copy of this result of a work that a service may have done. */
    public ToolResult at(String address) {
        return address.isEmpty()
                ? this
                : new ToolResult(instance, outcome, summary, planned, failure, log, address, duration);
    }

    /** Copy of this result with other words and addresses of the tool, some of which are not for everyone (D79). */
    public ToolResult inWords(UnaryOperator<String> words) {
        return new ToolResult(
                instance,
                outcome,
                words.apply(summary),
                planned == null ? null : planned.inWords(words),
                failure == null ? null : failure.inWords(words),
                log,
                run,
                duration);
    }
}
