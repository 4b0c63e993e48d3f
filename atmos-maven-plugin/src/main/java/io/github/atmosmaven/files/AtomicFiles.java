package io.github.atmosmaven.files;

import io.github.atmosmaven.problem.AtmosException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes files through a temporary neighbour that is moved into place, so that a reader, and a build that is killed, sees
 * the old content or the new. One instance serves one run and remembers which directories it made; it is safe for use by
 * several threads.
 */
public final class AtomicFiles {

    /** Start of the names of temporary files, by which one that a killed build left is recognised. */
    public static final String TEMPORARY_PREFIX = TemporaryFiles.PREFIX;

    /** Directories that were looked at; true for one that this run made, in which nothing was before. */
    private final Map<Path, Boolean> directories = new ConcurrentHashMap<>();

    private final Set<Path> written = ConcurrentHashMap.newKeySet();
    private final @Nullable OwnTree tree;
    private final TemporaryFiles temporaries = new TemporaryFiles();

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
                FileModes.restrict(file, access);
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
                FileModes.restrict(file, access);
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
     * Puts a text in the place of a file, all of it or nothing, however long it is, for the given readers. Throws
     * {@link AtmosException.EnvironmentFailure} when that fails.
     */
    public void replace(Path file, Text text, Access access) {
        try {
            requireFile(file);
            through(file, temporary -> {
                FileModes.write(temporary, new byte[0], access);
                try (Writer out = Files.newBufferedWriter(temporary, StandardOpenOption.WRITE)) {
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
            if (same && FileModes.hasModeOf(original, copy)) {
                return WriteResult.UNCHANGED;
            }
            through(copy, temporary -> FileModes.copy(original, temporary));
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

    private void replace(Path file, byte[] content, Access access) throws IOException {
        through(file, temporary -> FileModes.write(temporary, content, access));
    }

    private void through(Path file, TemporaryFiles.Content content) throws IOException {
        Path directory = directoryOf(file);
        temporaries.replace(file, directory, isNew(directory), content);
    }
}
