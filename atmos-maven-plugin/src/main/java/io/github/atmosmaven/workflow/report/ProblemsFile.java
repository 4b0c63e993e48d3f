package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code problems.json}: for scripts, everything that a run found (D7). */
public final class ProblemsFile {

    static final String NAME = "problems.json";
    private static final Location PLACE = new Location(NAME, 1, 1);

    private ProblemsFile() {}

    public static void write(Path outputDirectory, List<Problem> problems) {
        List<Value> entries = problems.stream().<Value>map(ProblemsFile::entry).toList();
        new AtomicFiles()
                .writeIfChanged(
                        outputDirectory.resolve(NAME),
                        JsonText.indented(new ListValue(entries, PLACE)),
                        AtomicFiles.Access.DEFAULT);
    }

    private static MapValue entry(Problem problem) {
        Location place = problem.location();
        MapValue.Builder entry = MapValue.builder(PLACE);
        entry.put("code", text(problem.code().id()));
        entry.put("severity", text(problem.severity().name().toLowerCase(Locale.ROOT)));
        entry.put("file", text(place == null ? null : place.file()));
        entry.put("line", number(place == null ? null : place.line()));
        entry.put("column", number(place == null ? null : place.column()));
        entry.put("message", text(problem.message()));
        entry.put("hint", text(problem.hint()));
        return entry.build();
    }

    private static Value text(@Nullable String text) {
        return text == null ? new NullValue(PLACE) : new TextValue(text, PLACE);
    }

    private static Value number(@Nullable Integer number) {
        return number == null ? new NullValue(PLACE) : new NumberValue(number.longValue(), PLACE);
    }
}
