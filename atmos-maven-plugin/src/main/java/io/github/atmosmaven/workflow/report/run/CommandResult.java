package io.github.atmosmaven.workflow.report.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.workflow.report.ToolFailures;
import java.nio.file.Path;
import java.util.List;

/**
 * The results of a command that a user typed.
 *
 * @param rows in the order of stacks and names
 * @param skipped instances that are disabled or abstract
 * @param projectDirectory directory that paths in the document are relative to
 * @param executionRoot directory that paths in messages are relative to: where the user stands
 */
public record CommandResult(List<Row> rows, List<Instance> skipped, Path projectDirectory, Path executionRoot) {

    /**
     * Result of one instance.
     *
     * @param command the command as it may be shown
     */
    public record Row(ToolResult result, String command) {

        /** {@code failed with status 1}, or why it has no status. */
        String failed() {
            ToolFailure failure = result.failure();
            if (result.isInterrupted()) {
                return "was interrupted";
            }
            return failure == null || failure.status() == null
                    ? "was not run"
                    : "failed with status " + failure.status();
        }
    }

    public CommandResult {
        rows = List.copyOf(rows);
        skipped = List.copyOf(skipped);
    }

    /** {@code 3 run: 2 done, 1 failed; 1 skipped}. */
    public String summary() {
        long notStarted =
                rows.stream().filter(row -> row.result().isNotStarted()).count();
        long failed = rows.stream()
                        .filter(row -> row.result().outcome() == ToolOutcome.FAILED)
                        .count()
                - notStarted;
        long done = rows.size() - failed - notStarted;
        return rows.size() - notStarted + " run"
                + (rows.isEmpty() ? "" : ": " + done + " done" + (failed > 0 ? ", " + failed + " failed" : ""))
                + (notStarted > 0 ? "; " + notStarted + " not started" : "")
                + (skipped.isEmpty() ? "" : "; " + skipped.size() + " skipped");
    }

    /** One error for each way in which the command failed, with the tool's own words and the instances it hit. */
    public List<Problem> failures() {
        return new ToolFailures(executionRoot)
                .of(
                        rows.stream().map(Row::result).toList(),
                        (first, names) ->
                                "'" + row(first).command() + "' " + row(first).failed() + " for " + names);
    }

    private Row row(ToolResult result) {
        return rows.stream().filter(row -> row.result() == result).findFirst().orElseThrow();
    }
}
