package io.github.atmosmaven.maven;

import io.github.atmosmaven.files.AtomicFiles;
import java.nio.file.Path;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Where a document goes that a user asked for: a file, the log, or with {@code -q} plain standard output for a pipe. */
public final class Output {

    private Output() {}

    public static void write(String text, @Nullable Path file, Log log) {
        if (file != null) {
            new AtomicFiles().writeIfChanged(file, text, AtomicFiles.Access.DEFAULT);
            log.info("Wrote " + file);
        } else {
            // Straight to standard output: prefixes of the log would spoil the document.
            System.out.print(text);
            System.out.flush();
        }
    }
}
