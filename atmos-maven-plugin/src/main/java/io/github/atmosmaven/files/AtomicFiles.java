package io.github.atmosmaven.files;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes files through a temporary neighbour that is moved into place, so that a reader, and a build that is killed, sees
 * the old content or the new. One instance serves one run and remembers which directories it made; it is safe for use by
 * several threads.
 */
public final class AtomicFiles {

    /** How temporary files begin, so that one left by a killed build is recognised. */
    public static final String TEMPORARY_PREFIX = ".atmos-tmp-";

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final AtomicLong COUNTER = new AtomicLong();

    private final Set<Path> directories = ConcurrentHashMap.newKeySet();
    private final String run = Long.toString(ProcessHandle.current().pid(), 36);

    /** Who may read a file that is written. */
    public enum Access {
        DEFAULT,
        /** Mode 0600 where the file system knows modes (D35). */
        OWNER_ONLY
    }

    public WriteResult writeIfChanged(Path file, String text, Access access) {
        return writeIfChanged(file, text.getBytes(StandardCharsets.UTF_8), access);
    }

    /** Throws {@link AtmosException.EnvironmentFailure} when the file cannot be written. */
    public WriteResult writeIfChanged(Path file, byte[] content, Access access) {
        try {
            Optional<byte[]> known = read(file);
            if (known.isPresent() && Arrays.equals(known.get(), content)) {
                restrict(file, access);
                return WriteResult.UNCHANGED;
            }
            replace(file, content, access);
            return known.isEmpty() ? WriteResult.CREATED : WriteResult.UPDATED;
        } catch (IOException e) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.CANNOT_WRITE,
                            null,
                            "cannot write " + file + ": " + e.getClass().getSimpleName(),
                            "check the permissions of the directory and the space on the disk"),
                    e);
        }
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void restrict(Path file, Access access) throws IOException {
        if (access == Access.OWNER_ONLY
                && knowsModes(file)
                && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    private void replace(Path file, byte[] content, Access access) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directories.add(directory)) {
            Files.createDirectories(directory);
        }
        Path temporary = temporary(directory);
        try {
            write(temporary, content, access);
            move(temporary, file);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private Path temporary(Path directory) {
        return directory.resolve(TEMPORARY_PREFIX + run + "-" + COUNTER.incrementAndGet());
    }

    private static void write(Path temporary, byte[] content, Access access) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] attributes = access == Access.OWNER_ONLY && knowsModes(temporary)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (SeekableByteChannel channel = Files.newByteChannel(temporary, options, attributes)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (FileAlreadyExistsException e) {
            // Left by a killed build whose process number came round again.
            Files.delete(temporary);
            write(temporary, content, access);
        }
    }

    private static boolean knowsModes(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
