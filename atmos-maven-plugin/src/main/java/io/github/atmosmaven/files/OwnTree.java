package io.github.atmosmaven.files;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Directories that belong to the plugin: everything below a root. Each is a plain directory, never a link that leads
 * elsewhere, so that nothing is written through one (D77); from a second directory on they are for the owner alone, mode
 * 0700 where the file system knows modes (D79). The root itself is the user's, who may well have made a link of it.
 */
public final class OwnTree {

    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final FileAttribute<?>[] OWNER_ATTRIBUTE = {PosixFilePermissions.asFileAttribute(OWNER)};
    private static final FileAttribute<?>[] NO_ATTRIBUTES = new FileAttribute<?>[0];

    private final Path root;
    private final @Nullable Path shared;

    private OwnTree(Path root, @Nullable Path shared) {
        this.root = root;
        this.shared = shared;
    }

    /** Everything below a directory of the user's. */
    public static OwnTree below(Path root) {
        return new OwnTree(absolute(root), null);
    }

    /**
     * The {@code .atmos} of a project and everything in it, for the owner alone.
     *
     * @param home directory that holds it
     */
    public static OwnTree ofProject(Path home) {
        return below(home).ownerOnlyBelow(home);
    }

    /** Returns this tree with everything below a directory readable by the owner alone. */
    public OwnTree ownerOnlyBelow(Path directory) {
        return new OwnTree(root, absolute(directory));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /**
     * Makes a directory and those above it up to the root, and closes those to others that are the owner's alone.
     *
     * @throws AtmosException.EnvironmentFailure if one of them is not a plain directory, or cannot be made
     */
    public void make(Path directory) {
        Path place = absolute(directory);
        try {
            makeAll(place);
        } catch (IOException e) {
            throw WriteFailure.of(place, e);
        }
    }

    private void makeAll(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (!isOwn(directory)) {
            Files.createDirectories(directory);
            return;
        }
        if (parent != null) {
            makeAll(parent);
        }
        makeOne(directory);
    }

    boolean isOwn(Path directory) {
        return directory.startsWith(root) && !directory.equals(root);
    }

    private boolean isOwnersAlone(Path directory) {
        return shared != null && directory.startsWith(shared) && !directory.equals(shared);
    }

    /**
     * Makes one directory of this tree, or checks the one that is there.
     *
     * @return true if the directory is new
     */
    boolean makeOne(Path directory) throws IOException {
        return !isThere(directory) && makeMissing(directory);
    }

    /**
     * Makes one directory of this tree that is most probably missing, since the one above it was just made: asking first
     * would cost more than making it.
     *
     * @return true if the directory is new
     */
    boolean makeMissing(Path directory) throws IOException {
        boolean restricted = isOwnersAlone(directory) && knowsModes(directory);
        try {
            Files.createDirectory(directory, restricted ? OWNER_ATTRIBUTE : NO_ATTRIBUTES);
            return true;
        } catch (FileAlreadyExistsException e) {
            // Made by another build or thread since.
            isThere(directory);
            return false;
        }
    }

    private boolean isThere(Path directory) throws IOException {
        try {
            if (isOwnersAlone(directory) && knowsModes(directory)) {
                PosixFileAttributes found =
                        Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                requireDirectory(directory, found);
                if (!found.permissions().equals(OWNER)) {
                    Files.setPosixFilePermissions(directory, OWNER);
                }
            } else {
                requireDirectory(
                        directory,
                        Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void requireDirectory(Path directory, BasicFileAttributes found) {
        if (!found.isDirectory()) {
            throw notPlain(directory, found, "directory");
        }
    }

    /**
     * Checks a file of this tree before it is read or written: a pipe would never end, and a link leads elsewhere.
     *
     * @return true if the file exists
     * @throws AtmosException.EnvironmentFailure if it is not a plain file, or a directory above it is not a plain one
     */
    public boolean holdsFile(Path file) {
        Path place = absolute(file);
        try {
            for (Path above = place.getParent(); above != null && isOwn(above); above = above.getParent()) {
                isThere(above);
            }
            return isFile(place);
        } catch (IOException e) {
            throw WriteFailure.of(place, e);
        }
    }

    /**
     * Checks a directory of this tree and what lies right in it, before anything there is read or written.
     *
     * @param own tells by their names which children are the plugin's
     * @throws AtmosException.EnvironmentFailure where one is a link, a pipe or a device
     */
    public void requirePlain(Path directory, Predicate<String> own) {
        Path place = absolute(directory);
        try {
            for (Path level = place; level != null && isOwn(level); level = level.getParent()) {
                isThere(level);
            }
            if (Files.isDirectory(place)) {
                try (DirectoryStream<Path> children = Files.newDirectoryStream(place)) {
                    for (Path child : children) {
                        if (own.test(child.getFileName().toString())) {
                            requirePlain(child);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw WriteFailure.of(place, e);
        }
    }

    private static void requirePlain(Path child) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isDirectory() && !found.isRegularFile()) {
                throw notPlain(child, found, "file or directory");
            }
        } catch (NoSuchFileException e) {
            // Gone since, by another build.
            return;
        }
    }

    /**
     * Returns true if the file exists. Throws if it is not a plain file. The directories above it have to be known as
     * plain ones.
     */
    static boolean isFile(Path file) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isRegularFile()) {
                throw notPlain(file, found, "file");
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Refuses a pipe or a device, also at the end of a link. */
    static void requireNoPipe(Path file) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (found.isOther()) {
                throw notPlain(file, found, "file");
            }
        } catch (NoSuchFileException e) {
            // Not there, so nothing hangs.
            return;
        } catch (FileSystemException e) {
            if (!Files.isSymbolicLink(file)) {
                throw e;
            }
            // A link that leads round in circles hangs nobody.
        }
    }

    private static AtmosException notPlain(Path place, BasicFileAttributes found, String wanted) {
        String kind = found.isSymbolicLink()
                ? "a symbolic link" + target(place)
                : found.isDirectory() ? "a directory" : found.isRegularFile() ? "a file" : "a pipe or a device";
        return new AtmosException.EnvironmentFailure(
                Problem.error(
                        ProblemCode.PLACE_NOT_PLAIN,
                        null,
                        place + " is " + kind + ", not a plain " + wanted + " of the project: nothing is written there",
                        "remove it, or move what it holds elsewhere"),
                null);
    }

    private static String target(Path link) {
        try {
            return " to " + Files.readSymbolicLink(link);
        } catch (IOException e) {
            return "";
        }
    }

    static boolean knowsModes(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
