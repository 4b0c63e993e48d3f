package io.github.atmosmaven.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Modes of files, where the file system knows modes. */
final class FileModes {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private FileModes() {}

    static void restrict(Path file, AtomicFiles.Access access) throws IOException {
        if (access == AtomicFiles.Access.OWNER_ONLY
                && OwnTree.knowsModes(file)
                && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    static void write(Path temporary, byte[] content, AtomicFiles.Access access) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] attributes = access == AtomicFiles.Access.OWNER_ONLY && OwnTree.knowsModes(temporary)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (SeekableByteChannel channel = Files.newByteChannel(temporary, options, attributes)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    static void copy(Path original, Path temporary) throws IOException {
        boolean modes = OwnTree.knowsModes(temporary) && OwnTree.knowsModes(original);
        if (modes) {
            // Nobody may read the copy before it has the mode of the original.
            write(temporary, new byte[0], AtomicFiles.Access.OWNER_ONLY);
        }
        try (InputStream content = Files.newInputStream(original);
                OutputStream copy = Files.newOutputStream(temporary)) {
            content.transferTo(copy);
        }
        if (modes) {
            Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(original));
        }
    }

    static boolean hasModeOf(Path original, Path copy) throws IOException {
        return OwnTree.knowsModes(original) && OwnTree.knowsModes(copy)
                ? Files.getPosixFilePermissions(copy).equals(Files.getPosixFilePermissions(original))
                : Files.isExecutable(original) == Files.isExecutable(copy);
    }
}
