package io.github.atmosmaven.maven;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.maven.console.Output;
import io.github.atmosmaven.workflow.select.Sources;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** The place where a user wants the document of a goal: a file, but not among the sources (D3), or the console. */
public final class DocumentFile {

    private final GoalRun run;
    private final @Nullable Path file;
    private final boolean dryRun;
    private final Log log;

    /**
     * @param outputFile value of the parameter of this name; null if it is not set
     * @throws io.github.atmosmaven.problem.AtmosException.InvalidConfiguration for a place among the sources
     */
    public DocumentFile(GoalRun run, Sources sources, @Nullable File outputFile, boolean dryRun, Log log) {
        this.run = run;
        this.file =
                outputFile == null ? null : outputFile.toPath().toAbsolutePath().normalize();
        this.dryRun = dryRun;
        this.log = log;
        if (file != null) {
            sources.refuse("-Datmos.outputFile", file);
        }
    }

    /** @param access readers of the file, if it is one */
    public void write(AtomicFiles.Text document, AtomicFiles.Access access) {
        if (file == null) {
            Output.write(document, null, log);
            return;
        }
        if (dryRun && Output.isFile(file) && !run.project().output().holds(file)) {
            run.say("Dry run, the document is not written to " + file);
        } else {
            Output.write(document, file, access, log);
        }
    }
}
