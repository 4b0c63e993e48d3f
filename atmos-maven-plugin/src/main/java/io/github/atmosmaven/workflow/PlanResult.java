package io.github.atmosmaven.workflow;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NumberValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.PlanOutcome;
import io.github.atmosmaven.terraform.PlannedChanges;
import io.github.atmosmaven.terraform.PlannedInstance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The plans of a run.
 *
 * @param planned in the order of stacks and names
 * @param skipped instances that are disabled or abstract
 * @param projectDirectory what paths are shown relative to
 */
public record PlanResult(List<PlannedInstance> planned, List<Instance> skipped, Path projectDirectory) {

    public PlanResult {
        planned = List.copyOf(planned);
        skipped = List.copyOf(skipped);
    }

    public static final String NAME = "plan.json";
    private static final Location PLACE = new Location(NAME, 1, 1);

    public long count(PlanOutcome outcome) {
        return planned.stream().filter(each -> each.outcome() == outcome).count();
    }

    /** {@code 2 planned: 1 with changes, 1 unchanged}. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        if (count(PlanOutcome.CHANGES) > 0) {
            parts.add(count(PlanOutcome.CHANGES) + " with changes");
        }
        if (count(PlanOutcome.NO_CHANGES) > 0) {
            parts.add(count(PlanOutcome.NO_CHANGES) + " unchanged");
        }
        if (count(PlanOutcome.FAILED) > 0) {
            parts.add(count(PlanOutcome.FAILED) + " failed");
        }
        String left = skipped.isEmpty() ? "" : "; " + skipped.size() + " skipped";
        return planned.size() + " planned" + (parts.isEmpty() ? "" : ": " + String.join(", ", parts)) + left;
    }

    /** One error for each plan that failed, with the tool's own words. */
    public List<Problem> failures() {
        return planned.stream()
                .filter(each -> each.outcome() == PlanOutcome.FAILED)
                .map(each -> {
                    String hint = each.hint();
                    return Problem.error(
                            hint == null ? ProblemCode.TOOL_FAILED : ProblemCode.LOCK_FILE_CHANGED,
                            each.instance().location(),
                            "the plan of " + each.instance().displayName() + " failed:\n" + each.summary(),
                            (hint == null ? "" : hint + "; ") + "the whole output is in " + shown(each.log()));
                })
                .toList();
    }

    private String shown(Path log) {
        Path project = projectDirectory.toAbsolutePath().normalize();
        Path shown = log.startsWith(project) ? project.relativize(log) : log;
        return shown.toString().replace('\\', '/');
    }

    /** What to tell of one plan as it ends. */
    public static String line(PlannedInstance planned) {
        String outcome = planned.outcome() == PlanOutcome.FAILED ? "failed" : planned.summary();
        return planned.instance().displayName() + ": " + outcome;
    }

    /** One error for each plan with changes, for builds that must not find any. */
    public List<Problem> changes() {
        return planned.stream()
                .filter(each -> each.outcome() == PlanOutcome.CHANGES)
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

    private MapValue entry(PlannedInstance planned) {
        MapValue.Builder entry = MapValue.builder(PLACE)
                .put("stack", text(planned.instance().stack()))
                .put("instance", text(planned.instance().name()))
                .put("workspace", text(planned.instance().workspace()))
                .put("outcome", text(planned.outcome().name().toLowerCase(Locale.ROOT)))
                .put("summary", text(planned.summary()))
                .put("log", text(shown(planned.log())));
        PlannedChanges changes = planned.changes();
        if (changes != null) {
            entry.put("add", number(changes.add()))
                    .put("change", number(changes.change()))
                    .put("destroy", number(changes.destroy()));
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
