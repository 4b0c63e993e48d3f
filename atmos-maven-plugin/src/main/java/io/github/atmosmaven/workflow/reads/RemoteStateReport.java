package io.github.atmosmaven.workflow.reads;

import io.github.atmosmaven.backend.reads.RemoteStateBlock;
import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.stack.order.StateRead;
import io.github.atmosmaven.terraform.mirror.GeneratedFiles;
import io.github.atmosmaven.workflow.report.ResultFile;
import java.nio.file.Path;
import java.util.Locale;

/** Data blocks that were written, in {@code remote-state.json}, for scripts (D7). */
public final class RemoteStateReport {

    private final ResultFile file;
    private final PathsFrom paths;

    /** @param directory the output directory of the project */
    public RemoteStateReport(Path directory, Path project) {
        this.file = new ResultFile(directory, "remote-state.json");
        this.paths = new PathsFrom(project);
    }

    /** Removes the results of an earlier run. */
    public void forget() {
        file.forget();
    }

    public void write(RemoteStateResult result) {
        JsonWriter json = JsonWriter.indented().object();
        json.name("instances").list();
        result.rows().stream().filter(row -> !row.isEmpty()).forEach(row -> write(row, json));
        json.endList();
        json.name("summary").text(result.summary());
        file.write(json.endObject().end());
    }

    private void write(RemoteStateResult.Row row, JsonWriter json) {
        json.object();
        json.name("blocks").list();
        row.blocks().forEach(block -> write(block, json));
        json.endList();
        if (row.directory() != null && row.outcome() != null) {
            json.name("file").text(paths.shown(row.directory().resolve(GeneratedFiles.REMOTE_STATES)));
        }
        json.name("instance").text(row.instance().name());
        json.name("ofModule").list();
        row.left().stream().map(StateRead::name).forEach(json::text);
        json.endList();
        if (row.outcome() != null) {
            json.name("outcome").text(row.outcome().name().toLowerCase(Locale.ROOT));
        }
        json.name("stack").text(row.instance().stack());
        json.endObject();
    }

    private static void write(RemoteStateBlock block, JsonWriter json) {
        json.object();
        json.name("backend").text(block.shownBackend());
        json.name("instance").text(block.target().name());
        json.name("name").text(block.name());
        json.name("stack").text(block.target().stack());
        json.endObject();
    }
}
