package io.github.atmosmaven.manifest.tree;

import io.github.atmosmaven.model.Utf8Order;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All files below the stacks directory, read once, so that finding manifests and imports asks the disk no more. A
 * symbolic link that leads out of the directory is remembered as such and not followed (D13), and so is one that leads
 * nowhere.
 */
public final class StacksTree {

    /** Directories hold files first and then subdirectories, each in byte order: the order of a recursive glob. */
    private static final Comparator<Path> BY_NAME =
            Comparator.comparing(path -> path.getFileName().toString(), Utf8Order.INSTANCE);

    /** Character that Java puts in the place of bytes that it cannot decode. */
    private static final char UNREADABLE_CHARACTER = '\uFFFD';

    private final Path directory;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Set<String> escaping = new LinkedHashSet<>();
    private final List<BrokenLink> broken = new ArrayList<>();
    private final Set<String> unreadable = new LinkedHashSet<>();

    private StacksTree(Path directory) {
        this.directory = directory;
    }

    /** Reads the tree; a directory that is not there is an empty tree. */
    public static StacksTree of(Path directory) {
        StacksTree tree = new StacksTree(directory);
        try {
            if (Files.isDirectory(directory)) {
                Path real = directory.toRealPath();
                tree.add(new Folder(directory, "", real, Set.of(real)).read());
            }
        } catch (IOException e) {
            tree.unreadable.add("");
        }
        return tree;
    }

    private void add(Listing listing) {
        listing.files.forEach(file -> files.put(listing.prefix + file.getFileName(), file));
        escaping.addAll(listing.escaping);
        broken.addAll(listing.broken);
        unreadable.addAll(listing.unreadable);
        listing.below.forEach(this::add);
    }

    /**
     * Content of a directory: its files, the links and names that cannot be used, and the same for its subdirectories.
     */
    private record Listing(
            String prefix,
            List<Path> files,
            List<String> escaping,
            List<BrokenLink> broken,
            List<String> unreadable,
            List<Listing> below) {

        static Listing unreadable(String prefix) {
            return new Listing(prefix, List.of(), List.of(), List.of(), List.of(prefix), List.of());
        }
    }

    /**
     * A directory of the tree.
     *
     * @param prefix its path below the stacks directory, ending in a slash
     * @param entered the real paths of the links on the way to it, and of the stacks directory
     */
    private record Folder(Path directory, String prefix, Path realRoot, Set<Path> entered) {

        /** Subdirectories are read by as many threads as there are: listing them takes longer than what is done with them. */
        Listing read() {
            List<Path> here = new ArrayList<>();
            List<Path> below = new ArrayList<>();
            List<String> leading = new ArrayList<>();
            List<BrokenLink> broken = new ArrayList<>();
            try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
                for (Path child : children) {
                    sort(child, here, below, leading, broken);
                }
            } catch (IOException | DirectoryIteratorException e) {
                return Listing.unreadable(prefix);
            }
            here.sort(BY_NAME);
            below.sort(BY_NAME);
            List<Listing> listings =
                    below.parallelStream().flatMap(this::descend).toList();
            return new Listing(prefix, here, leading, broken, List.of(), listings);
        }

        private void sort(Path child, List<Path> here, List<Path> below, List<String> leading, List<BrokenLink> broken)
                throws IOException {
            BasicFileAttributes attributes =
                    Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                if (!Files.exists(child)) {
                    if (!BrokenLink.isLock(child)) {
                        broken.add(BrokenLink.of(prefix + child.getFileName(), child));
                    }
                    return;
                }
                if (!child.toRealPath().startsWith(realRoot)) {
                    leading.add(prefix + child.getFileName());
                    return;
                }
                attributes = Files.readAttributes(child, BasicFileAttributes.class);
            }
            (attributes.isDirectory() ? below : here).add(child);
        }

        /** Enters a directory unless the way to it already went through it, which only links can bring about. */
        private Stream<Listing> descend(Path child) {
            String name = prefix + child.getFileName() + "/";
            if (!Files.isSymbolicLink(child)) {
                return Stream.of(new Folder(child, name, realRoot, entered).read());
            }
            try {
                Path real = child.toRealPath();
                if (realRoot.startsWith(real) || entered.contains(real)) {
                    return Stream.empty();
                }
                Set<Path> further = new HashSet<>(entered);
                further.add(real);
                return Stream.of(new Folder(child, name, realRoot, further).read());
            } catch (IOException e) {
                return Stream.of(Listing.unreadable(name));
            }
        }
    }

    public Path directory() {
        return directory;
    }

    /** Paths relative to the stacks directory, with forward slashes, in the order of a recursive glob. */
    public Iterable<String> files() {
        return files.keySet();
    }

    public boolean contains(String path) {
        return files.containsKey(path);
    }

    public Path file(String path) {
        Path file = files.get(path);
        return file == null ? directory.resolve(path) : file;
    }

    /**
     * Returns true if the name of a file has characters that this process cannot read, so that nothing can be called
     * after it.
     */
    public boolean isMisread(String path) {
        if (path.indexOf(UNREADABLE_CHARACTER) < 0) {
            return false;
        }
        try {
            return !directory.resolve(path).equals(file(path));
        } catch (InvalidPathException e) {
            return true;
        }
    }

    /** Returns true if the path is, or lies below, a symbolic link that leads out of the stacks directory. */
    public boolean escapes(String path) {
        return escaping.stream().anyMatch(link -> path.equals(link) || path.startsWith(link + "/"));
    }

    /**
     * Symbolic links that lead out of the stacks directory and to something that is wanted: a manifest, or a directory
     * that may hold some.
     */
    public List<String> escaping(Predicate<String> wanted) {
        return escaping.stream()
                .filter(link -> wanted.test(link)
                        || Files.isDirectory(directory.resolve(link)) && wanted.test(link + "/any.yaml"))
                .toList();
    }

    /** Symbolic links that lead nowhere and may have been meant to lead to something that is wanted. */
    public List<BrokenLink> broken(Predicate<String> wanted) {
        return broken.stream().filter(link -> link.isWanted(wanted)).toList();
    }

    /** Directories that could not be listed, each ending in a slash; the stacks directory itself is the empty text. */
    public Set<String> unreadable() {
        return unreadable;
    }
}
