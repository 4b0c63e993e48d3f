package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.FailedLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the logs that are shown at the end of a run: one for each way in which the tool failed. What fifty instances fail
 * of in the same words is shown once, and so is what the words of a failure say already.
 */
final class FailedLogs {

    /** Number of logs that anybody reads; the others are named. */
    private static final int MOST = 10;

    private static final int LINES = 2_000;
    private static final int LONGEST_LINE = 10_000;

    private FailedLogs() {}

    /** Hides the secrets of an instance in a text. */
    interface Hiding {
        String in(ToolResult result, String text);
    }

    static List<FailedLog> of(List<ToolResult> results, PathsFrom paths, Hiding hiding) {
        List<FailedLog> logs = new ArrayList<>();
        Set<ToolFailure> told = new HashSet<>();
        for (ToolResult each : results) {
            ToolFailure failure = each.failure();
            if (failure != null && isOfTool(each) && told.add(failure) && logs.size() < MOST) {
                FailedLog log = log(each, failure, paths, hiding);
                if (log != null) {
                    logs.add(log);
                }
            }
        }
        return logs;
    }

    /** A tool that was interrupted, or whose plan the gate refuses, has nothing to explain. */
    private static boolean isOfTool(ToolResult result) {
        return !result.isInterrupted() && !result.isRefusedByGate();
    }

    private static @Nullable FailedLog log(ToolResult result, ToolFailure failure, PathsFrom paths, Hiding hiding) {
        Path file = result.log();
        // A pipe in its place would be waited for.
        if (file == null || !Files.isRegularFile(file)) {
            return null;
        }
        Deque<String> last = new ArrayDeque<>();
        long count = 0;
        long spoken = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                count++;
                spoken += line.isBlank() || line.startsWith("$ ") ? 0 : 1;
                last.addLast(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line);
                if (last.size() > LINES) {
                    last.removeFirst();
                }
            }
        } catch (IOException e) {
            // The failure itself names the file.
            return null;
        }
        String text = hiding.in(result, String.join("\n", last));
        return spoken <= failure.words().lines().count()
                ? null
                : new FailedLog(result.instance(), paths.shown(file), text, count - last.size());
    }
}
