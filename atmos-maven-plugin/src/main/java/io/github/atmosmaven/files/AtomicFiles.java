package io.github.atmosmaven.files;

import io.github.atmosmaven.problem.AtmosException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes files through a temporary neighbour that is moved into place, so that a reader, and a build that is killed, sees
 * the old content or the new. One instance serves one run and remembers which directories it made; it is safe for use by
 * several threads.
 */
public final class AtomicFiles {

    /** Start of the names of temporary files, by which one that a killed build left is recognised. */
    public static final String TEMPORARY_PREFIX = ".atmos-tmp-";

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final AtomicLong COUNTER = new AtomicLong();

    /** Directories that were looked at; true for one that this run made, in which nothing was before. */
    private final Map<Path, Boolean> directories = new ConcurrentHashMap<>();

    private final Set<Path> cleared = ConcurrentHashMap.newKeySet();
    private final Set<Path> written = ConcurrentHashMap.newKeySet();
    private final @Nullable OwnTree tree;
    private final String run = Long.toString(ProcessHandle.current().pid(), 36);

    /** Writes wherever it is told. */
    public AtomicFiles() {
        this.tree = null;
    }

    /** Writes in directories of the plugin only where they and their files are plain ones (D77). */
    public AtomicFiles(OwnTree tree) {
        this.tree = tree;
    }

    /** Readers of a written file. */
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
            Optional<byte[]> known = isCertainlyAbsent(file) ? Optional.empty() : read(file);
            if (known.isPresent() && Arrays.equals(known.get(), content)) {
                restrict(file, access);
                return WriteResult.UNCHANGED;
            }
            replace(file, content, access);
            return known.isEmpty() ? WriteResult.CREATED : WriteResult.UPDATED;
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }

    /**
     * Returns the result that {@link #writeIfChanged} would have, for a dry run. Throws the same exception if the file
     * cannot be read.
     */
    public WriteResult compare(Path file, String text) {
        try {
            Optional<byte[]> known = read(file);
            if (known.isEmpty()) {
                return WriteResult.CREATED;
            }
            boolean same = Arrays.equals(known.get(), text.getBytes(StandardCharsets.UTF_8));
            return same ? WriteResult.UNCHANGED : WriteResult.UPDATED;
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }

    /**
     * Returns true if a file already has exactly this content. The mode of such a file is restricted as {@code access}
     * says. Throws {@link AtmosException.EnvironmentFailure} if the file cannot be read.
     */
    public boolean isCurrent(Path file, byte[] content, Access access) {
        try {
            if (isNew(directoryOf(file))) {
                return false;
            }
            Optional<byte[]> known = read(file);
            boolean current = known.isPresent() && Arrays.equals(known.get(), content);
            if (current) {
                restrict(file, access);
            }
            return current;
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }

    /** Makes a directory where it is missing, and says whether this run made it, so that nothing was in it before. */
    public boolean make(Path directory) {
        try {
            return isNew(directory.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw WriteFailure.of(directory, e);
        }
    }

    /** Text that is written piece by piece. */
    @FunctionalInterface
    public interface Text {
        void to(Appendable out) throws IOException;
    }

    /**
     * Puts a text in the place of a file, all of it or nothing, however long it is. Throws
     * {@link AtmosException.EnvironmentFailure} when that fails.
     */
    public void replace(Path file, Text text) {
        try {
            requireFile(file);
            throughTemporary(file, temporary -> {
                try (Writer out = Files.newBufferedWriter(temporary, StandardOpenOption.CREATE_NEW)) {
                    text.to(out);
                }
            });
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }

    /**
     * Copies a file where the copy differs; a copy has the mode of the original, so that it is read and executed by whom
     * that is (D79). Throws {@link AtmosException.EnvironmentFailure} when that fails.
     */
    public WriteResult copyIfChanged(Path original, Path copy) {
        try {
            boolean known = Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS);
            boolean same = known && Files.mismatch(original, copy) < 0;
            if (same && hasModeOf(original, copy)) {
                return WriteResult.UNCHANGED;
            }
            throughTemporary(copy, temporary -> copy(original, temporary));
            return known ? WriteResult.UPDATED : WriteResult.CREATED;
        } catch (IOException e) {
            throw WriteFailure.of(copy, e);
        }
    }

    /**
     * Returns true if the directory of a file is new with this run and the file not yet written: then there is nothing to
     * read.
     */
    private boolean isCertainlyAbsent(Path file) throws IOException {
        return written.add(file) && isNew(directoryOf(file));
    }

    private static Path directoryOf(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new FileSystemException(file.toString(), null, "Is a directory");
        }
        return directory;
    }

    /** Makes the directory where it is missing, and says whether this run made it. */
    private boolean isNew(Path directory) throws IOException {
        Boolean known = directories.get(directory);
        if (known != null) {
            return known;
        }
        Path parent = directory.getParent();
        boolean parentIsNew = parent != null && isNew(parent);
        boolean made = tree != null && tree.isOwn(directory)
                ? parentIsNew ? tree.makeMissing(directory) : tree.makeOne(directory)
                : (parentIsNew || !Files.isDirectory(directory)) && makeOne(directory);
        directories.put(directory, made);
        return made;
    }

    private static boolean makeOne(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(directory)) {
                return false;
            }
            throw e;
        }
    }

    private Optional<byte[]> read(Path file) throws IOException {
        requireFile(file);
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void requireFile(Path file) throws IOException {
        if (tree != null && tree.isOwn(file.toAbsolutePath().normalize())) {
            OwnTree.isFile(file);
        } else {
            // Reading a pipe would never end, wherever it is.
            OwnTree.requireNoPipe(file);
        }
    }

    private static void restrict(Path file, Access access) throws IOException {
        if (access == Access.OWNER_ONLY
                && OwnTree.knowsModes(file)
                && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    private void replace(Path file, byte[] content, Access access) throws IOException {
        throughTemporary(file, temporary -> write(temporary, content, access));
    }

    /** Fills a temporary file. */
    private interface Content {
        void to(Path temporary) throws IOException;
    }

    private void throughTemporary(Path file, Content content) throws IOException {
        Path directory = directoryOf(file);
        if (!isNew(directory) && cleared.add(directory)) {
            clear(directory);
        }
        Path temporary = directory.resolve(TEMPORARY_PREFIX + run + "-" + COUNTER.incrementAndGet());
        boolean moved = false;
        try {
            content.to(temporary);
            move(temporary, file);
            moved = true;
        } finally {
            // Whatever ended it: a disk that is full, or a value that has no word in the format.
            if (!moved) {
                discard(temporary);
            }
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // What went wrong before is what the user must hear; a file that stays is cleared away by a later run.
        }
    }

    /** Takes away what killed builds left in a directory. */
    private static void clear(Path directory) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, TEMPORARY_PREFIX + "*")) {
            for (Path leftover : leftovers) {
                if (!isOwned(leftover.getFileName().toString())) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
    }

    /** Returns true if the process that made a temporary file still runs. */
    private static boolean isOwned(String name) {
        String owner = name.substring(TEMPORARY_PREFIX.length()).split("-", 2)[0];
        try {
            return ProcessHandle.of(Long.parseLong(owner, 36))
                    .map(ProcessHandle::isAlive)
                    .orElse(false);
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static void write(Path temporary, byte[] content, Access access) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] attributes = access == Access.OWNER_ONLY && OwnTree.knowsModes(temporary)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (SeekableByteChannel channel = Files.newByteChannel(temporary, options, attributes)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    private static void copy(Path original, Path temporary) throws IOException {
        boolean modes = OwnTree.knowsModes(temporary) && OwnTree.knowsModes(original);
        if (modes) {
            // Nobody may read the copy before it has the mode of the original.
            write(temporary, new byte[0], Access.OWNER_ONLY);
        }
        try (InputStream content = Files.newInputStream(original);
                OutputStream copy = Files.newOutputStream(temporary)) {
            content.transferTo(copy);
        }
        if (modes) {
            Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(original));
        }
    }

    private static boolean hasModeOf(Path original, Path copy) throws IOException {
        return OwnTree.knowsModes(original) && OwnTree.knowsModes(copy)
                ? Files.getPosixFilePermissions(copy).equals(Files.getPosixFilePermissions(original))
                : Files.isExecutable(original) == Files.isExecutable(copy);
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
