package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Failures of a run as problems: one for each way in which instances failed. What was not started is no failure of its own
 * beside one that is.
 *
 * @param executionRoot directory that paths in messages are relative to
 */
public record ToolFailures(Path executionRoot) {

    private static final int NAMED = 10;

    /** Begins the message about instances that failed in one way. */
    public interface Opening {
        /** @param names the instances, as many of them as one reads */
        public String of(ToolResult first, String names);
    }

    public List<Problem> of(List<ToolResult> results, Opening opening) {
        Map<ToolFailure, List<ToolResult>> byFailure = new LinkedHashMap<>();
        boolean hasFailures = results.stream().anyMatch(each -> each.failure() != null && !each.isNotStarted());
        for (ToolResult each : results) {
            ToolFailure failure = each.failure();
            boolean isAfterAnother = each.isStopped() || hasFailures && each.isNotStarted();
            // The gate has words of its own about each rule.
            if (failure != null && !isAfterAnother && !each.isRefusedByGate()) {
                byFailure.computeIfAbsent(failure, key -> new ArrayList<>()).add(each);
            }
        }
        return byFailure.entrySet().stream()
                .map(entry -> problem(entry.getKey(), entry.getValue(), opening))
                .toList();
    }

    private Problem problem(ToolFailure failure, List<ToolResult> hit, Opening opening) {
        ToolResult first = hit.get(0);
        return Problem.error(
                failure.code(),
                first.instance().location(),
                opening.of(first, names(hit)) + ":\n" + failure.words(),
                hint(failure, first.log(), hit.size() == 1));
    }

    private @Nullable String hint(ToolFailure failure, @Nullable Path log, boolean one) {
        if (log == null) {
            return failure.hint();
        }
        return (failure.hint() == null ? "" : failure.hint() + "; ") + "the whole output "
                + (one ? "is in " : "of the first is in ") + new PathsFrom(executionRoot).shown(log);
    }

    private static String names(List<ToolResult> hit) {
        String names = hit.stream()
                .limit(NAMED)
                .map(each -> each.instance().displayName())
                .collect(Collectors.joining(", "));
        return hit.size() <= NAMED ? names : names + " and " + (hit.size() - NAMED) + " more";
    }
}
