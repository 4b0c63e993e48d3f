package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.json.FiniteNumbers;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.workflow.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison as people and as programs read it. */
public final class ComparisonDocument {

    /** The results for scripts in the output directory (D7). */
    public static final String FILE = "compare.json";

    private ComparisonDocument() {}

    /** A line that sums up, a table of the differences, and below it what explains them and what to do. */
    public static String text(Comparison comparison) {
        StringBuilder text = new StringBuilder(comparison.summary()).append('\n');
        if (comparison.differences().isEmpty()) {
            return text.toString();
        }
        Map<String, Integer> notes = new LinkedHashMap<>();
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (Difference each : comparison.differences()) {
            int note = notes.computeIfAbsent(note(each), same -> notes.size() + 1);
            rows.add(List.of(
                    Table.cell(each.fails() ? "fails" : "listed"),
                    Table.cell(each.stack()),
                    Table.cell(each.instance()),
                    Table.cell(each.what()),
                    Table.cell(shown(each.reference())),
                    Table.cell(shown(each.ours())),
                    Table.cell(each.at() == null ? null : each.at().fileAndLine()),
                    Table.cell(each.decision() == null ? null : each.decision().id()),
                    Table.cell(note)));
        }
        List<String> headings =
                List.of("result", "stack", "instance", "what", "atmos", "here", "at", "decision", "note");
        text.append('\n').append(new Table(headings, rows).plain()).append('\n');
        notes.forEach((words, number) ->
                text.append(number).append("  ").append(words).append('\n'));
        return text.toString();
    }

    private static String note(Difference difference) {
        Decision decision = difference.decision();
        String advice = "to do: " + difference.advice();
        return decision == null ? advice : decision.id() + ": " + decision.words() + "\n   " + advice;
    }

    private static @Nullable String shown(@Nullable Value value) {
        return value == null ? null : value.toString();
    }

    /** Members sorted; a side that has nothing there is left out. */
    public static String json(Comparison comparison) {
        JsonWriter json = JsonWriter.indented().object();
        json.name("differences").list();
        comparison.differences().forEach(each -> write(each, json));
        json.endList();
        json.name("instances").number(comparison.instances());
        json.name("reference").text(comparison.reference());
        json.name("summary").text(comparison.summary());
        return json.endObject().end();
    }

    private static void write(Difference difference, JsonWriter json) {
        Decision decision = difference.decision();
        json.object();
        json.name("advice").text(difference.advice());
        if (difference.at() != null) {
            json.name("at").text(difference.at().toString());
        }
        value("atmos", difference.reference(), json);
        if (decision != null) {
            json.name("decision").text(decision.id());
            json.name("explanation").text(decision.words());
        }
        json.name("fails").word(String.valueOf(difference.fails()));
        value("here", difference.ours(), json);
        json.name("instance").text(difference.instance());
        json.name("stack").text(difference.stack());
        json.name("what").text(difference.what());
        json.endObject();
    }

    private static void value(String side, @Nullable Value value, JsonWriter json) {
        if (value != null) {
            JsonText.write(FiniteNumbers.orTexts(value), json.name(side));
        }
    }
}
