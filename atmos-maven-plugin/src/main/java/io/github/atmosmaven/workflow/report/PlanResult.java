package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.outcome.PlannedChanges;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The plans of a run.
 *
 * @param planned in the order of stacks and names
 * @param skipped instances that are disabled or abstract
 * @param projectDirectory directory that paths in the document are relative to
 * @param executionRoot directory that paths in messages are relative to: where the user stands
 */
public record PlanResult(List<ToolResult> planned, List<Instance> skipped, Path projectDirectory, Path executionRoot) {

    public PlanResult {
        planned = List.copyOf(planned);
        skipped = List.copyOf(skipped);
    }

    private static final int NAMED = 10;
    private static final Location PLACE = new Location(PlanFile.NAME, 1, 1);

    public long count(ToolOutcome outcome) {
        return planned.stream().filter(each -> each.outcome() == outcome).count();
    }

    /** {@code 2 planned: 1 with changes, 1 unchanged; 1 interrupted; 3 not started}. */
    public String summary() {
        long notStarted = planned.stream().filter(ToolResult::isNotStarted).count();
        long interrupted = planned.stream().filter(ToolResult::isInterrupted).count() - notStarted;
        long failed = count(ToolOutcome.FAILED) - interrupted - notStarted;
        List<String> parts = new ArrayList<>();
        if (count(ToolOutcome.CHANGES) > 0) {
            parts.add(count(ToolOutcome.CHANGES) + " with changes");
        }
        if (count(ToolOutcome.NO_CHANGES) > 0) {
            parts.add(count(ToolOutcome.NO_CHANGES) + " unchanged");
        }
        if (failed > 0) {
            parts.add(failed + " failed");
        }
        String left = (interrupted > 0 ? "; " + interrupted + " interrupted" : "")
                + (notStarted > 0 ? "; " + notStarted + " not started" : "")
                + (skipped.isEmpty() ? "" : "; " + skipped.size() + " skipped");
        return planned.size() - interrupted - notStarted + " planned"
                + (parts.isEmpty() ? "" : ": " + String.join(", ", parts)) + left;
    }

    /** One error for each way in which plans failed, with the tool's own words and the instances it hit. */
    public List<Problem> failures() {
        Map<ToolFailure, List<ToolResult>> byFailure = new LinkedHashMap<>();
        for (ToolResult each : planned) {
            ToolFailure failure = each.failure();
            if (failure != null) {
                byFailure.computeIfAbsent(failure, key -> new ArrayList<>()).add(each);
            }
        }
        return byFailure.entrySet().stream()
                .map(entry -> failure(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Problem failure(ToolFailure failure, List<ToolResult> hit) {
        ToolResult first = hit.get(0);
        boolean one = hit.size() == 1;
        return Problem.error(
                failure.code(),
                first.instance().location(),
                "the " + (one ? "plan of " : "plans of ") + names(hit) + " failed:\n" + failure.words(),
                hint(failure, first.log(), one));
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

    /** Returns the line that is printed when a plan ends. */
    public static String line(ToolResult planned) {
        ToolFailure failure = planned.failure();
        String failed = planned.isInterrupted() ? "interrupted" : "failed";
        return planned.instance().displayName() + ": " + (failure == null ? planned.summary() : failed);
    }

    /** One error for each plan with changes, for builds that must not find any. */
    public List<Problem> changes() {
        return planned.stream()
                .filter(each -> each.outcome() == ToolOutcome.CHANGES)
                .map(each -> Problem.error(
                        ProblemCode.PLAN_HAS_CHANGES,
                        each.instance().location(),
                        each.instance().displayName() + " has changes: " + each.summary(),
                        "apply them, or build without -Datmos.failOnChanges"))
                .toList();
    }

    /** For scripts (D7). */
    public MapValue document() {
        List<Value> instances = planned.stream().<Value>map(this::entry).toList();
        return MapValue.builder(PLACE)
                .put("summary", text(summary()))
                .put("instances", new ListValue(instances, PLACE))
                .build();
    }

    private MapValue entry(ToolResult planned) {
        MapValue.Builder entry = MapValue.builder(PLACE)
                .put("stack", text(planned.instance().stack()))
                .put("instance", text(planned.instance().name()))
                .put("workspace", text(planned.instance().workspace()))
                .put("outcome", text(planned.outcome().name().toLowerCase(Locale.ROOT)))
                .put("summary", text(planned.summary()));
        Path log = planned.log();
        if (log != null) {
            entry.put("log", text(new PathsFrom(projectDirectory).shown(log)));
        }
        PlannedChanges changes = planned.changes();
        if (changes != null) {
            entry.put("add", number(changes.add()))
                    .put("change", number(changes.change()))
                    .put("destroy", number(changes.destroy()))
                    .put("replace", number(changes.replace()))
                    .put("import", number(changes.imported()))
                    .put("forget", number(changes.forget()))
                    .put("move", number(changes.move()))
                    .put("outputs", number(changes.outputs()));
        }
        ToolFailure failure = planned.failure();
        if (failure != null) {
            entry.put("code", text(failure.code().id()));
        }
        return entry.build();
    }

    private static Value number(int number) {
        return new NumberValue((long) number, PLACE);
    }

    private static Value text(String text) {
        return new TextValue(text, PLACE);
    }
}
