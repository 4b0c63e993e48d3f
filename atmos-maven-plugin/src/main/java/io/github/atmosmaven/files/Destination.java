package io.github.atmosmaven.files;

import io.github.atmosmaven.problem.AtmosException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A place that a user names for a document. A file there is replaced, all of it or nothing, and so is the file that a
 * symbolic link leads to. What is no file, a pipe or a device, is written through, whoever may read it.
 */
public final class Destination {

    private static final Path DEVICES = Path.of("/dev");

    private Destination() {}

    /** Throws {@link AtmosException.EnvironmentFailure} when the document cannot be written. */
    public static void write(Path place, AtomicFiles.Text document) {
        write(place, document, AtomicFiles.Access.DEFAULT);
    }

    /** Writes a document for the given readers, as {@link #write(Path, AtomicFiles.Text)} does. */
    public static void write(Path place, AtomicFiles.Text document, AtomicFiles.Access access) {
        if (!isWrittenThrough(place)) {
            new AtomicFiles().replace(LinkTarget.real(place), document, access);
            return;
        }
        try (Writer out = new BufferedWriter(new OutputStreamWriter(
                Files.newOutputStream(place, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                StandardCharsets.UTF_8))) {
            document.to(out);
        } catch (IOException e) {
            throw WriteFailure.of(place, e);
        }
    }

    private static boolean isWrittenThrough(Path place) {
        try {
            // The name /dev/stdout may stand for a file, which belongs to whoever directs the output there.
            return place.toAbsolutePath().normalize().startsWith(DEVICES)
                    || Files.readAttributes(place, BasicFileAttributes.class).isOther();
        } catch (IOException e) {
            // Not there, so it becomes a file; or out of reach, which writing it will tell.
            return false;
        }
    }
}
