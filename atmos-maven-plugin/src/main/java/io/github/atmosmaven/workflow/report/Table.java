package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.problem.DisplayText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows under headings, for people or for programs.
 *
 * @param headings in lower case; the keys of the JSON form
 * @param rows cells that hold text, a number, texts or nothing. People, and programs that read CSV, see a list with commas
 *     between its items; null is a dash for people and an empty field in CSV
 */
public record Table(List<String> headings, List<List<Cell>> rows) {

    private static final String GAP = "  ";

    /** One cell. */
    public sealed interface Cell {}

    private record Text(@Nullable String text) implements Cell {}

    private record Number(int number) implements Cell {}

    private record Texts(List<String> texts) implements Cell {}

    public static Cell cell(@Nullable String text) {
        return new Text(text);
    }

    public static Cell cell(int number) {
        return new Number(number);
    }

    public static Cell cell(Collection<String> texts) {
        return new Texts(List.copyOf(texts));
    }

    /** One table of several, with a column before the others that says which of them a row is from. */
    public static Table joined(String heading, Map<String, Table> tables) {
        List<String> headings = new ArrayList<>(List.of(heading));
        headings.addAll(tables.values().iterator().next().headings());
        List<List<Cell>> rows = new ArrayList<>();
        tables.forEach((name, table) -> table.rows().forEach(row -> {
            List<Cell> joined = new ArrayList<>(List.of(cell(name)));
            joined.addAll(row);
            rows.add(joined);
        }));
        return new Table(headings, rows);
    }

    /** The rows as people see them. */
    public List<List<String>> texts() {
        return texts("-");
    }

    private List<List<String>> texts(String absent) {
        return rows.stream()
                .map(row -> row.stream().map(cell -> text(cell, absent)).toList())
                .toList();
    }

    private static String text(Cell cell, String absent) {
        if (cell instanceof Texts several) {
            return String.join(", ", several.texts());
        }
        if (cell instanceof Number number) {
            return Integer.toString(number.number());
        }
        return cell instanceof Text one && one.text() != null ? one.text() : absent;
    }

    /** Columns padded to the widest value, headings in capitals. */
    public String plain() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(headings.stream()
                .map(heading -> heading.toUpperCase(Locale.ROOT))
                .toList());
        for (List<String> row : texts()) {
            lines.add(row.stream().map(Table::shown).toList());
        }
        int[] widths = new int[headings.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        return lines.stream().map(line -> padded(line, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    /** One endless name must not make every line endless. */
    private static String shown(String cell) {
        return DisplayText.shortened(DisplayText.onOneLine(cell));
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String padded(List<String> line, int[] widths) {
        StringBuilder padded = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            padded.append(i == 0 ? "" : GAP).append(line.get(i)).append(" ".repeat(widths[i] - width(line.get(i))));
        }
        return padded.toString().stripTrailing();
    }

    /** Returns the table in the form of RFC 4180: lines end in CRLF, and a field is quoted where it must be. */
    public String csv() {
        StringBuilder csv = new StringBuilder();
        csv.append(record(headings));
        texts("").forEach(row -> csv.append(record(row)));
        return csv.toString();
    }

    private static String record(List<String> fields) {
        return fields.stream().map(Table::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** A list with an object for each row, in which no script has to take a text apart. */
    public String json() {
        List<Integer> columns = IntStream.range(0, headings.size())
                .boxed()
                .sorted(Comparator.comparing(headings::get))
                .toList();
        JsonWriter json = JsonWriter.indented().list();
        for (List<Cell> row : rows) {
            json.object();
            for (int column : columns) {
                write(row.get(column), json.name(headings.get(column)));
            }
            json.endObject();
        }
        return json.endList().end();
    }

    private static void write(Cell cell, JsonWriter json) {
        if (cell instanceof Number number) {
            json.number(number.number());
        } else if (cell instanceof Texts several) {
            json.list();
            several.texts().forEach(json::text);
            json.endList();
        } else if (cell instanceof Text one) {
            json.text(one.text());
        }
    }
}
