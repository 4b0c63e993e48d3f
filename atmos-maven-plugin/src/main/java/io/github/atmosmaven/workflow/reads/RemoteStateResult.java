package io.github.atmosmaven.workflow.reads;

import io.github.atmosmaven.backend.reads.RemoteStateBlock;
import io.github.atmosmaven.files.WriteResult;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.order.StateRead;
import io.github.atmosmaven.terraform.mirror.GeneratedFiles;
import io.github.atmosmaven.workflow.report.ProblemText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Data blocks that were written.
 *
 * @param rows instances, in the order of the request
 * @param failures errors of instances whose file could not be written
 */
public record RemoteStateResult(List<Row> rows, List<Problem> failures) {

    public RemoteStateResult {
        rows = List.copyOf(rows);
        failures = List.copyOf(failures);
    }

    /**
     * Blocks of one instance.
     *
     * @param directory its working directory; {@code null} in a dry run
     * @param left reads whose blocks its root module has itself
     * @param outcome {@code null} if there are no blocks, or nothing is written
     */
    public record Row(
            Instance instance,
            @Nullable Path directory,
            List<RemoteStateBlock> blocks,
            List<StateRead> left,
            @Nullable WriteResult outcome) {

        static Row planned(Instance instance, List<RemoteStateBlock> blocks) {
            return new Row(instance, null, blocks, List.of(), null);
        }

        boolean isEmpty() {
            return blocks.isEmpty() && left.isEmpty();
        }

        String line() {
            List<String> parts = new ArrayList<>();
            blocks.forEach(block -> parts.add("'" + block.name() + "' reads "
                    + block.target().displayName() + " (" + block.shownBackend()
                    + ")"));
            left.forEach(read -> parts.add("'" + read.name() + "' is left to the module, which has it itself"));
            return instance.displayName() + ": " + String.join(", ", parts);
        }
    }

    /** A line for each instance that reads a state. */
    public List<String> lines() {
        return rows.stream().filter(row -> !row.isEmpty()).map(Row::line).toList();
    }

    /** The result in one line. */
    public String summary() {
        long files = rows.stream().filter(row -> !row.blocks().isEmpty()).count();
        long without = rows.stream().filter(Row::isEmpty).count();
        String outcomes = List.of(WriteResult.values()).stream()
                .map(outcome -> count(outcome) + " " + outcome.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        boolean isWritten = rows.stream().anyMatch(row -> row.outcome() != null);
        if (rows.stream().allMatch(Row::isEmpty)) {
            return "no " + GeneratedFiles.REMOTE_STATES + "; " + without(without)
                    + ": name the components that an instance reads in settings.atmos.reads";
        }
        return files + " " + GeneratedFiles.REMOTE_STATES + (isWritten ? ": " + outcomes : "")
                + (without == 0 ? "" : "; " + without(without));
    }

    private static String without(long instances) {
        return ProblemText.count((int) instances, "instance") + " without a state to read";
    }

    private long count(WriteResult outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }
}
