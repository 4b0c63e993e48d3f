package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.WriteFailure;
import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.terraform.outcome.PlannedChanges;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Results of a run in {@code plan.json}, for scripts (D7). */
public final class PlanFile {

    static final String NAME = "plan.json";

    private final Path file;

    /** @param directory the output directory of the project */
    public PlanFile(Path directory) {
        this.file = directory.resolve(NAME);
    }

    /** Removes the results of an earlier run. */
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }

    public void write(PlanResult result) {
        new AtomicFiles().writeIfChanged(file, text(result), AtomicFiles.Access.DEFAULT);
    }

    /** Content of the file as it is written. */
    public static String text(PlanResult result) {
        PathsFrom paths = new PathsFrom(result.projectDirectory());
        JsonWriter json = JsonWriter.indented().object();
        json.name("instances").list();
        result.planned().forEach(each -> write(each, paths, json));
        json.endList();
        json.name("summary").text(result.summary());
        return json.endObject().end();
    }

    /** Writes the result of one instance. A member that it has no value for is left out. */
    private static void write(ToolResult planned, PathsFrom paths, JsonWriter json) {
        Path log = planned.log();
        ToolFailure failure = planned.failure();
        json.object();
        json.name("stack").text(planned.instance().stack());
        json.name("instance").text(planned.instance().name());
        json.name("workspace").text(planned.instance().workspace());
        json.name("outcome").text(planned.outcome().name().toLowerCase(Locale.ROOT));
        json.name("summary").text(planned.summary());
        if (planned.changes() != null) {
            write(planned.changes(), json);
        }
        if (failure != null) {
            json.name("code").text(failure.code().id());
        }
        if (log != null) {
            json.name("log").text(paths.shown(log));
        }
        json.endObject();
    }

    private static void write(PlannedChanges changes, JsonWriter json) {
        json.name("add").number(changes.add());
        json.name("change").number(changes.change());
        json.name("destroy").number(changes.destroy());
        json.name("replace").number(changes.replace());
        json.name("import").number(changes.imported());
        json.name("forget").number(changes.forget());
        json.name("move").number(changes.move());
        json.name("outputs").number(changes.outputs());
    }
}
