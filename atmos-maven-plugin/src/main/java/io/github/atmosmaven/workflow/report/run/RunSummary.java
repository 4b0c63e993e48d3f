package io.github.atmosmaven.workflow.report.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.plan.Change;
import io.github.atmosmaven.terraform.plan.PlannedChanges;
import io.github.atmosmaven.workflow.report.BoundedText;
import io.github.atmosmaven.workflow.report.Markdown;
import io.github.atmosmaven.workflow.report.Seconds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The results of a run as a Markdown document: a table of the instances, then the failures, then the changes of each
 * instance. It may have no more than a number of bytes, since GitHub drops a summary of more than 1 MiB: what does not fit
 * is left out, and that is said.
 */
final class RunSummary {

    private static final String HEAD = "| Instance | Outcome | Add | Change | Destroy | Replace | Other | Time |\n"
            + "|---|---|--:|--:|--:|--:|---|--:|\n";
    /** Number of changes of one instance that anybody reads. */
    private static final int LISTED = 1_000;
    /** Room for the sentence that says what was left out. */
    static final int RESERVE = 300;

    private final BoundedText text;

    private RunSummary(String goal, int most) {
        this.text = new BoundedText(most - RESERVE, goal + ".json");
    }

    /** @param most number of bytes that the document may have */
    static String text(String goal, PlanResult result, int most) {
        RunSummary summary = new RunSummary(goal, most);
        summary.write(goal, result);
        return summary.text.end();
    }

    private void write(String goal, PlanResult result) {
        text.add("## atmos:" + goal + module(result) + "\n\n" + Markdown.line(result.summary()) + "\n\n");
        List<String> rows = new ArrayList<>();
        result.planned().forEach(each -> rows.add(row(each)));
        result.skipped().forEach(each -> rows.add(row(each, "skipped")));
        if (!rows.isEmpty()) {
            text.add(HEAD);
            rows.forEach(text::add);
            text.add("\n");
        }
        result.planned().forEach(this::writeFailure);
        result.planned().forEach(this::writeChanges);
    }

    /** In a build of several modules each adds a summary of its own. */
    private static String module(PlanResult result) {
        boolean isAlone = result.projectDirectory()
                .toAbsolutePath()
                .normalize()
                .equals(result.executionRoot().toAbsolutePath().normalize());
        return isAlone
                ? ""
                : " in " + Markdown.line(new PathsFrom(result.executionRoot()).shown(result.projectDirectory()));
    }

    private static String row(Instance instance, String outcome) {
        return "| " + Markdown.line(instance.displayName()) + " | " + outcome + " | | | | | | |\n";
    }

    private static String row(ToolResult result) {
        PlannedChanges changes = result.changes();
        return "| " + Markdown.line(result.instance().displayName())
                + " | " + outcome(result) + run(result)
                + " | " + (changes == null ? " | | | " : numbers(changes))
                + " | " + (changes == null ? "" : other(changes, result.outcome() == ToolOutcome.DONE))
                + " | " + (result.isNotStarted() ? "" : Seconds.shown(result.duration())) + " |\n";
    }

    private static String numbers(PlannedChanges changes) {
        return changes.add() + " | " + changes.change() + " | " + changes.destroy() + " | " + changes.replace();
    }

    private static String other(PlannedChanges changes, boolean isDone) {
        return List.of(
                        counted(changes.imported(), isDone ? "imported" : "to import"),
                        counted(changes.move(), isDone ? "moved" : "to move"),
                        counted(changes.forget(), isDone ? "forgotten" : "to forget"),
                        counted(changes.outputs(), changes.outputs() == 1 ? "output" : "outputs"))
                .stream()
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String counted(int number, String word) {
        return number == 0 ? "" : number + " " + word;
    }

    /** The address of a run holds nothing that would have to be written in another way. */
    private static String run(ToolResult result) {
        return result.run() == null ? "" : " ([run](" + result.run() + "))";
    }

    private static String outcome(ToolResult result) {
        if (result.isNotStarted()) {
            return "not started";
        }
        if (result.isRefusedByGate()) {
            return "**refused by the gate**";
        }
        return switch (result.outcome()) {
            case FAILED -> result.isInterrupted() ? "**interrupted**" : "**failed**";
            case NO_CHANGES, CHANGES, DONE ->
                result.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private void writeFailure(ToolResult result) {
        ToolFailure failure = result.failure();
        if (failure != null && !result.isNotStarted()) {
            text.add("**" + Markdown.line(result.instance().displayName()) + "** " + failed(result) + ":\n\n"
                    + Markdown.block("text", words(failure)) + "\n");
        }
    }

    private static String failed(ToolResult result) {
        return result.isRefusedByGate()
                ? "was refused by the gate"
                : result.isInterrupted() ? "was interrupted" : "failed";
    }

    private static String words(ToolFailure failure) {
        return failure.words() + (failure.hint() == null ? "" : "\nfix: " + failure.hint());
    }

    private void writeChanges(ToolResult result) {
        if (!result.list().isEmpty()) {
            text.add("<details><summary>" + Markdown.inHtml(result.instance().displayName() + ": " + result.counted())
                    + "</summary>\n\n" + Markdown.block("diff", lines(result.list())) + "\n</details>\n\n");
        }
    }

    private static String lines(List<Change> changes) {
        String lines = changes.stream().limit(LISTED).map(RunSummary::line).collect(Collectors.joining());
        return changes.size() <= LISTED ? lines : lines + "  and " + (changes.size() - LISTED) + " more\n";
    }

    /** The mark in front gives the line its colour. */
    private static String line(Change change) {
        String mark = switch (change.action()) {
            case CREATE, IMPORT -> "+";
            case DELETE, REPLACE -> "-";
            case UPDATE, MOVE, FORGET -> "!";
        };
        return mark + " " + change.action().word() + " " + change.shown() + "\n";
    }
}
