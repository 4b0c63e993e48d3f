package io.github.atmosmaven.workflow;

import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows under headings, for people or for programs.
 *
 * @param headings in lower case; the keys of the JSON form
 */
public record Table(List<String> headings, List<List<String>> rows) {

    private static final Location PLACE = new Location("list", 1, 1);
    private static final String GAP = "  ";

    /** Columns padded to the widest value, headings in capitals. */
    public String plain() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(headings.stream()
                .map(heading -> heading.toUpperCase(java.util.Locale.ROOT))
                .toList());
        lines.addAll(rows);
        int[] widths = new int[headings.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return lines.stream().map(line -> padded(line, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String padded(List<String> line, int[] widths) {
        StringBuilder padded = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            padded.append(i == 0 ? "" : GAP)
                    .append(line.get(i))
                    .append(" ".repeat(widths[i] - line.get(i).length()));
        }
        return padded.toString().stripTrailing();
    }

    /** As RFC 4180 has it: lines end in CRLF, a field is quoted where it must be. */
    public String csv() {
        StringBuilder csv = new StringBuilder();
        csv.append(record(headings));
        rows.forEach(row -> csv.append(record(row)));
        return csv.toString();
    }

    private static String record(List<String> fields) {
        return fields.stream().map(Table::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** A list with an object for each row. */
    public String json() {
        List<Value> items = new ArrayList<>();
        for (List<String> row : rows) {
            MapValue.Builder item = MapValue.builder(PLACE);
            for (int i = 0; i < headings.size(); i++) {
                item.put(headings.get(i), new TextValue(row.get(i), PLACE));
            }
            items.add(item.build());
        }
        return JsonText.indented(new ListValue(items, PLACE));
    }
}
