package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.WriteFailure;
import io.github.atmosmaven.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The results of a run in {@code plan.json}, for scripts (D7). */
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
        new AtomicFiles().writeIfChanged(file, JsonText.indented(result.document()), AtomicFiles.Access.DEFAULT);
    }
}
