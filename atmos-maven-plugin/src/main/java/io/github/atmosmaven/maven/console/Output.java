package io.github.atmosmaven.maven.console;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.Destination;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Destination of a document that a user asked for: a file, the log, or with {@code -q} plain standard output for a
 * pipe.
 */
public final class Output {

    /** Names that Unix has for standard output. */
    private static final Set<Path> NAMES =
            Set.of(Path.of("/dev/stdout"), Path.of("/dev/fd/1"), Path.of("/proc/self/fd/1"));

    private Output() {}

    /** Returns true unless a path is a name of standard output. */
    public static boolean isFile(Path file) {
        return !NAMES.contains(file);
    }

    /** Writes a document piece by piece in UTF-8, to a file all of it or nothing. */
    public static void write(AtomicFiles.Text document, @Nullable Path file, Log log) {
        write(document, file, AtomicFiles.Access.DEFAULT, log);
    }

    /**
     * Writes a document, as {@link #write(AtomicFiles.Text, Path, Log)} does.
     *
     * @param access readers of the file, where it is one
     */
    public static void write(AtomicFiles.Text document, @Nullable Path file, AtomicFiles.Access access, Log log) {
        if (file == null) {
            // Straight to standard output: prefixes of the log would spoil the document.
            write(document, System.out);
        } else if (NAMES.contains(file)) {
            // Where it is directed to a file, only its own descriptor knows how far that is written.
            System.out.flush();
            write(document, new FileOutputStream(FileDescriptor.out));
        } else {
            Destination.write(file, document, access);
            log.info("Wrote " + file);
        }
    }

    /** The charset of the platform may lack half of the characters of a document. */
    private static void write(AtomicFiles.Text document, OutputStream stream) {
        try {
            Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
            document.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
