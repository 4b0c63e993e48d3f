package io.github.atmosmaven.mojo.parameters;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.maven.DocumentFile;
import io.github.atmosmaven.maven.GoalRun;
import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Parameters of goals that write a document. */
public abstract class DocumentParameters extends ToolParameters {

    /**
     * File that the goal writes its document or list to, over what is there. A relative path starts beside the POM.
     * Default: none, so it goes to the console; to send it through a pipe add {@code -q}, and under Maven 4
     * {@code --raw-streams}. Example: {@code -Datmos.outputFile=target/stacks.txt}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.outputFile")
    private @Nullable File outputFile;

    @Override
    public final boolean writesDocument() {
        return true;
    }

    /** Writes the document where the user wants it, but not among the sources (D3). */
    protected final void write(GoalRun run, AtomicFiles.Text document) {
        new DocumentFile(run, run.modules().sources(), outputFile, isDryRun(), getLog())
                .write(document, AtomicFiles.Access.DEFAULT);
    }
}
