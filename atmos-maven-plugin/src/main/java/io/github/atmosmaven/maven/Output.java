package io.github.atmosmaven.maven;

import io.github.atmosmaven.files.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Where a document goes that a user asked for: a file, the log, or with {@code -q} plain standard output for a pipe. */
public final class Output {

    private Output() {}

    public static void write(String text, @Nullable Path file, Log log) {
        write(out -> out.append(text), file, log);
    }

    /** Writes a document piece by piece, to a file all of it or nothing. */
    public static void write(AtomicFiles.Text document, @Nullable Path file, Log log) {
        if (file != null) {
            new AtomicFiles().replace(file, document);
            log.info("Wrote " + file);
        } else {
            // Straight to standard output: prefixes of the log would spoil the document.
            try {
                document.to(System.out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            System.out.flush();
        }
    }
}
