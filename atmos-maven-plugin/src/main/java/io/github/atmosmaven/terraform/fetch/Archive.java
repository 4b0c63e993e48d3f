package io.github.atmosmaven.terraform.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Takes the program of a tool and its licence out of an archive, and passes over everything else. */
final class Archive {

    private static final List<String> LICENCES = List.of("LICENSE", "LICENSE.txt", "LICENSE.md");
    private static final long LONGEST = 1024L * 1024 * 1024;

    private Archive() {}

    /** @throws ZipException if the file is no archive, or holds no such program */
    static void unpack(Path archive, String program, Path directory) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(program);
            if (entry == null || entry.isDirectory()) {
                throw new ZipException("the archive has no file '" + program + "' in it");
            }
            unpack(zip, entry, directory.resolve(program));
            for (String name : LICENCES) {
                ZipEntry licence = zip.getEntry(name);
                if (licence != null && !licence.isDirectory()) {
                    unpack(zip, licence, directory.resolve(name));
                }
            }
        }
    }

    /** Files whose names are known, so that no name of the archive is a path here. */
    private static void unpack(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        long left = LONGEST;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new ZipException("'" + entry.getName() + "' in the archive is longer than "
                            + LONGEST / (1024 * 1024) + " MB");
                }
                out.write(buffer, 0, read);
            }
        }
    }
}
