package io.github.atmosmaven.workflow.affected;

import io.github.atmosmaven.affected.Affected;
import io.github.atmosmaven.affected.Reason;
import io.github.atmosmaven.git.Commit;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.workflow.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Table of the instances that a commit affects. */
public final class AffectedTable {

    private static final List<String> HEADINGS =
            List.of("stack", "instance", "status", "what", "before", "after", "at");
    private static final int MOST_REASONS = 10;

    private AffectedTable() {}

    /**
     * One table of all modules, with a column for their names if there are several.
     *
     * @param affected by the name of the module, at least of one
     */
    public static Table of(Map<String, List<Affected>> affected) {
        Map<String, Table> tables = new LinkedHashMap<>();
        affected.forEach((module, those) -> tables.put(module, of(those)));
        return tables.size() == 1 ? tables.values().iterator().next() : Table.joined("module", tables);
    }

    /** A row for each reason, those of instances whose states move first. The file of the results holds all reasons. */
    public static Table of(List<Affected> affected) {
        List<List<Table.Cell>> rows = new ArrayList<>();
        affected.stream()
                .sorted(Comparator.comparing(each -> !each.stateMoved()))
                .forEach(each -> rows.addAll(rows(each)));
        return new Table(HEADINGS, rows);
    }

    private static List<List<Table.Cell>> rows(Affected affected) {
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (Reason reason : affected.reasons()
                .subList(0, Math.min(MOST_REASONS, affected.reasons().size()))) {
            rows.add(row(
                    affected,
                    reason.what(),
                    AffectedFile.shown(reason.before()),
                    AffectedFile.shown(reason.after()),
                    places(reason.places())));
        }
        int further = affected.reasons().size() - MOST_REASONS;
        if (further > 0) {
            rows.add(row(affected, "and " + further + " more", "-", "-", null));
        }
        return rows;
    }

    private static List<Table.Cell> row(
            Affected affected, String what, String before, String after, @Nullable String places) {
        return List.of(
                Table.cell(affected.identity().stack()),
                Table.cell(affected.identity().instance()),
                Table.cell(affected.status().name().toLowerCase(Locale.ROOT)),
                Table.cell(what),
                Table.cell(before),
                Table.cell(after),
                Table.cell(places));
    }

    /** Both places, the one of the base first; one where they are the same. */
    private static @Nullable String places(Reason.Places places) {
        String before = places.before();
        String after = places.after();
        return before == null || after == null || before.equals(after) ? places.last() : before + " -> " + after;
    }

    /** Numbers of affected instances in one line. */
    public static String summary(Commit base, Commit head, List<Affected> affected) {
        Map<Affected.Status, Long> counts =
                affected.stream().collect(Collectors.groupingBy(Affected::status, TreeMap::new, Collectors.counting()));
        int size = affected.size();
        String between = " between " + base.shown() + " and " + head.shown();
        return (size == 0
                        ? "no instance is affected"
                        : size + (size == 1 ? " instance is" : " instances are") + " affected")
                + between
                + (counts.isEmpty() ? "" : ": ")
                + counts.entrySet().stream()
                        .map(count ->
                                count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    /** One warning for each state that would be left behind. */
    public static List<Problem> moves(List<Affected> affected) {
        return affected.stream()
                .filter(Affected::stateMoved)
                .map(each -> Problem.warning(
                        ProblemCode.STATE_MOVED,
                        null,
                        "the state of '" + each.identity() + "' moves from "
                                + AffectedFile.shown(each.reasons().get(0).before()) + " to "
                                + AffectedFile.shown(each.reasons().get(0).after()) + " ("
                                + places(each.reasons().get(0).places()) + "), and the former one would be left behind",
                        "move the state first, or keep the address"))
                .toList();
    }
}
