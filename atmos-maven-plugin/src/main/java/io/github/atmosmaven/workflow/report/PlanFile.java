package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.WriteFailure;
import io.github.atmosmaven.json.JsonRecords;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.terraform.outcome.PlannedChanges;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Results of a run in {@code plan.json}, for scripts (D7). */
public final class PlanFile {

    static final String NAME = "plan.json";

    private final Path file;

    /** @param directory the output directory of the project */
    public PlanFile(Path directory) {
        this.file = directory.resolve(NAME);
    }

    /** Content of the file. */
    record Document(String summary, List<Entry> instances) {

        static Document of(PlanResult result) {
            PathsFrom paths = new PathsFrom(result.projectDirectory());
            return new Document(
                    result.summary(),
                    result.planned().stream().map(each -> Entry.of(each, paths)).toList());
        }
    }

    /**
     * Result of one instance. Members that are null are left out.
     *
     * @param log path of the log, relative to the project
     * @param add number of resources to add; the other counts likewise
     * @param code code of the problem that failed it
     */
    record Entry(
            String stack,
            String instance,
            String workspace,
            String outcome,
            String summary,
            @Nullable String log,
            @Nullable Integer add,
            @Nullable Integer change,
            @Nullable Integer destroy,
            @Nullable Integer replace,
            @Nullable Integer import_,
            @Nullable Integer forget,
            @Nullable Integer move,
            @Nullable Integer outputs,
            @Nullable String code) {

        static Entry of(ToolResult planned, PathsFrom paths) {
            Path log = planned.log();
            PlannedChanges changes = planned.changes();
            ToolFailure failure = planned.failure();
            return new Entry(
                    planned.instance().stack(),
                    planned.instance().name(),
                    planned.instance().workspace(),
                    planned.outcome().name().toLowerCase(Locale.ROOT),
                    planned.summary(),
                    log == null ? null : paths.shown(log),
                    changes == null ? null : changes.add(),
                    changes == null ? null : changes.change(),
                    changes == null ? null : changes.destroy(),
                    changes == null ? null : changes.replace(),
                    changes == null ? null : changes.imported(),
                    changes == null ? null : changes.forget(),
                    changes == null ? null : changes.move(),
                    changes == null ? null : changes.outputs(),
                    failure == null ? null : failure.code().id());
        }
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
        return JsonRecords.indented(Document.of(result));
    }
}
