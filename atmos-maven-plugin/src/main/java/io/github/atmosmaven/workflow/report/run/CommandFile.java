package io.github.atmosmaven.workflow.report.run;

import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.workflow.report.ResultFile;
import java.nio.file.Path;
import java.util.Locale;

/** Results of a command that a user typed, in {@code terraform.json}, for scripts (D7). */
public final class CommandFile {

    static final String NAME = "terraform.json";

    private static final String OF_OUTPUTS = "output.json";

    private final ResultFile file;

    /** @param directory the output directory of the project */
    public CommandFile(Path directory) {
        this(new ResultFile(directory, NAME));
    }

    private CommandFile(ResultFile file) {
        this.file = file;
    }

    /** Results of reading outputs, without the outputs. */
    public static CommandFile ofOutputs(Path directory) {
        return new CommandFile(new ResultFile(directory, OF_OUTPUTS));
    }

    /** Removes the results of an earlier run. */
    public void forget() {
        file.forget();
    }

    public void write(CommandResult result) {
        file.write(text(result));
    }

    /** Content of the file as it is written. */
    public static String text(CommandResult result) {
        PathsFrom paths = new PathsFrom(result.projectDirectory());
        JsonWriter json = JsonWriter.indented().object();
        json.name("instances").list();
        result.rows().forEach(row -> write(row, paths, json));
        json.endList();
        json.name("summary").text(result.summary());
        return json.endObject().end();
    }

    /** Writes the result of one instance, its members sorted. A member that it has no value for is left out. */
    private static void write(CommandResult.Row row, PathsFrom paths, JsonWriter json) {
        ToolResult result = row.result();
        ToolFailure failure = result.failure();
        Integer status = result.status();
        Path log = result.log();
        json.object();
        if (failure != null) {
            json.name("code").text(failure.code().id());
        }
        json.name("command").text(row.command());
        json.name("instance").text(result.instance().name());
        if (log != null) {
            json.name("log").text(paths.shown(log));
        }
        json.name("outcome").text(result.outcome().name().toLowerCase(Locale.ROOT));
        if (result.run() != null) {
            json.name("run").text(result.run());
        }
        json.name("stack").text(result.instance().stack());
        if (status != null) {
            json.name("status").number(status);
        }
        json.name("summary").text(result.summary());
        json.name("workspace").text(result.instance().workspace());
        json.endObject();
    }
}
