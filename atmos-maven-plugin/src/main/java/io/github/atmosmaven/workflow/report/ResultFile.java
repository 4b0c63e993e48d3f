package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.WriteFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results of the last run of a goal in the output directory, for scripts (D7). */
public final class ResultFile {

    private final Path file;

    /** @param directory the output directory of the project */
    public ResultFile(Path directory, String name) {
        this.file = directory.resolve(name);
    }

    /** Removes the results of an earlier run. */
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }

    public void write(String text) {
        new AtomicFiles().writeIfChanged(file, text, AtomicFiles.Access.DEFAULT);
    }
}
