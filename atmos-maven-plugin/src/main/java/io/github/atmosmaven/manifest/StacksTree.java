package io.github.atmosmaven.manifest;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All files below the stacks directory, read once, so that finding manifests and imports asks the disk no more. A
 * symbolic link that leads out of the directory is remembered as such and not followed (D13).
 */
final class StacksTree {

    /** Directories hold files first and then subdirectories, each in byte order: the order of a recursive glob. */
    private static final Comparator<Path> BY_NAME =
            Comparator.comparing(path -> path.getFileName().toString(), Utf8Order.INSTANCE);

    private final Path directory;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Set<String> escaping = new LinkedHashSet<>();
    private final Set<String> unreadable = new LinkedHashSet<>();

    private StacksTree(Path directory) {
        this.directory = directory;
    }

    /** Reads the tree; a directory that is not there is an empty tree. */
    static StacksTree of(Path directory) {
        StacksTree tree = new StacksTree(directory);
        try {
            if (Files.isDirectory(directory)) {
                Path real = directory.toRealPath();
                tree.read(directory, "", real, new HashSet<>(Set.of(real)));
            }
        } catch (IOException e) {
            tree.unreadable.add("");
        }
        return tree;
    }

    private void read(Path folder, String prefix, Path realRoot, Set<Path> entered) {
        List<Path> here = new ArrayList<>();
        List<Path> below = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                sort(child, prefix, realRoot, here, below);
            }
        } catch (IOException | DirectoryIteratorException e) {
            unreadable.add(prefix);
            return;
        }
        here.sort(BY_NAME);
        below.sort(BY_NAME);
        for (Path file : here) {
            files.put(prefix + file.getFileName(), file);
        }
        for (Path child : below) {
            descend(child, prefix + child.getFileName() + "/", realRoot, entered);
        }
    }

    private void sort(Path child, String prefix, Path realRoot, List<Path> here, List<Path> below) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            if (!Files.exists(child)) {
                return;
            }
            if (!child.toRealPath().startsWith(realRoot)) {
                escaping.add(prefix + child.getFileName());
                return;
            }
            attributes = Files.readAttributes(child, BasicFileAttributes.class);
        }
        (attributes.isDirectory() ? below : here).add(child);
    }

    /** Enters a directory unless the way to it already went through it, which only links can bring about. */
    private void descend(Path child, String prefix, Path realRoot, Set<Path> entered) {
        if (!Files.isSymbolicLink(child)) {
            read(child, prefix, realRoot, entered);
            return;
        }
        try {
            Path real = child.toRealPath();
            if (!realRoot.startsWith(real) && entered.add(real)) {
                read(child, prefix, realRoot, entered);
                entered.remove(real);
            }
        } catch (IOException e) {
            unreadable.add(prefix);
        }
    }

    Path directory() {
        return directory;
    }

    /** Paths relative to the stacks directory, with forward slashes, in the order of a recursive glob. */
    Iterable<String> files() {
        return files.keySet();
    }

    boolean contains(String path) {
        return files.containsKey(path);
    }

    Path file(String path) {
        Path file = files.get(path);
        return file == null ? directory.resolve(path) : file;
    }

    /** Whether the path is, or lies below, a symbolic link that leads out of the stacks directory. */
    boolean escapes(String path) {
        return escaping.stream().anyMatch(link -> path.equals(link) || path.startsWith(link + "/"));
    }

    /** Symbolic links that lead out of the stacks directory. */
    Set<String> escaping() {
        return escaping;
    }

    /** Directories that could not be listed, each ending in a slash; the stacks directory itself is the empty text. */
    Set<String> unreadable() {
        return unreadable;
    }
}
