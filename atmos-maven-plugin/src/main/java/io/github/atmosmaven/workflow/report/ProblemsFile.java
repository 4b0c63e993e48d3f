package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Problems of a run in {@code problems.json}, for scripts (D7). */
public final class ProblemsFile {

    static final String NAME = "problems.json";

    private ProblemsFile() {}

    public static void write(Path outputDirectory, List<Problem> problems) {
        JsonWriter json = JsonWriter.indented().list();
        problems.forEach(problem -> write(problem, json));
        new AtomicFiles()
                .writeIfChanged(outputDirectory.resolve(NAME), json.endList().end(), AtomicFiles.Access.DEFAULT);
    }

    private static void write(Problem problem, JsonWriter json) {
        Location place = problem.location();
        json.object();
        json.name("code").text(problem.code().id());
        json.name("column").number(place == null ? null : place.column());
        json.name("file").text(place == null ? null : place.file());
        json.name("hint").text(problem.hint());
        json.name("line").number(place == null ? null : place.line());
        json.name("message").text(problem.message());
        if (problem.rule() != null) {
            json.name("rule").text(problem.rule());
        }
        json.name("severity").text(problem.severity().name().toLowerCase(Locale.ROOT));
        json.endObject();
    }
}
