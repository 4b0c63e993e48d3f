package io.github.atmosmaven.workflow.report.run;

import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.plan.Change;
import io.github.atmosmaven.terraform.plan.PlannedChanges;
import io.github.atmosmaven.workflow.report.ResultFile;
import io.github.atmosmaven.workflow.report.Seconds;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Results of a run in {@code plan.json}, {@code apply.json} or {@code destroy.json}, for scripts (D7). */
public final class PlanFile {

    private final ResultFile file;

    /** @param directory the output directory of the project */
    public PlanFile(Path directory, String name) {
        this.file = new ResultFile(directory, name);
    }

    /** Removes the results of an earlier run. */
    public void forget() {
        file.forget();
    }

    public void write(PlanResult result) {
        file.write(text(result));
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

    /** Writes the result of one instance, its members sorted. A member that it has no value for is left out. */
    private static void write(ToolResult planned, PathsFrom paths, JsonWriter json) {
        PlannedChanges changes = planned.changes();
        Path log = planned.log();
        ToolFailure failure = planned.failure();
        json.object();
        write("add", changes == null ? null : changes.add(), json);
        write("change", changes == null ? null : changes.change(), json);
        writeChanges(planned, json);
        write("code", failure == null ? null : failure.code().id(), json);
        write("destroy", changes == null ? null : changes.destroy(), json);
        json.name("duration").word(Seconds.of(planned.duration()).toPlainString());
        write("forget", changes == null ? null : changes.forget(), json);
        write("import", changes == null ? null : changes.imported(), json);
        write("instance", planned.instance().name(), json);
        write("log", log == null ? null : paths.shown(log), json);
        write("move", changes == null ? null : changes.move(), json);
        write("outcome", planned.outcome().name().toLowerCase(Locale.ROOT), json);
        write("outputs", changes == null ? null : changes.outputs(), json);
        write("replace", changes == null ? null : changes.replace(), json);
        write("run", planned.run(), json);
        write("stack", planned.instance().stack(), json);
        write("summary", planned.summary(), json);
        write("workspace", planned.instance().workspace(), json);
        json.endObject();
    }

    /** Writes the list of changes unless nobody knows them: operations that are remote tell numbers alone. */
    private static void writeChanges(ToolResult planned, JsonWriter json) {
        if (planned.list().isEmpty() && planned.outcome() != ToolOutcome.NO_CHANGES) {
            return;
        }
        json.name("changes").list();
        for (Change change : planned.list()) {
            json.object();
            json.name("action").text(change.action().word());
            json.name("address").text(change.address());
            write("deposed", change.deposed(), json);
            if (change.imported()) {
                json.name("imported").word("true");
            }
            write("previousAddress", change.previousAddress(), json);
            json.endObject();
        }
        json.endList();
    }

    private static void write(String name, @Nullable String text, JsonWriter json) {
        if (text != null) {
            json.name(name).text(text);
        }
    }

    private static void write(String name, @Nullable Integer number, JsonWriter json) {
        if (number != null) {
            json.name(name).number(number);
        }
    }
}
