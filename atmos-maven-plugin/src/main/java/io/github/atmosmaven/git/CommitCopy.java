package io.github.atmosmaven.git;

import io.github.atmosmaven.files.WriteFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A directory that holds the files of a commit, as far as they are wanted, and all of its folders and links. It can become
 * another commit, for which only what differs is written. It counts as a repository by itself.
 */
public final class CommitCopy implements AutoCloseable {

    private final Path top;
    private final Path root;
    private final Path directory;
    private final Blobs blobs;
    private final Map<String, CommitTree.Entry> written = new HashMap<>();
    private Set<String> folders = Set.of();
    private CommitTree tree = new CommitTree(Collections.emptySortedMap());

    /**
     * @param top real directory of the work tree, which the links of the commit are made for
     * @param directory an empty directory of the plugin
     * @param outside directories outside of the repository that relative paths may lead to
     */
    CommitCopy(Git git, Path top, Path directory, Collection<Path> outside) {
        this.top = top;
        this.directory = directory;
        this.blobs = new Blobs(git, directory);
        try {
            Path tree = Files.createDirectory(directory.resolve("tree")).toRealPath();
            Path common = common(outside);
            this.root = tree.resolve(common.relativize(top));
            Files.createDirectories(root.resolve(".git"));
            for (Path other : outside) {
                Path link = tree.resolve(common.relativize(other));
                Files.createDirectories(link.resolveSibling(""));
                Files.createSymbolicLink(link, other);
            }
        } catch (IOException e) {
            throw WriteFailure.of(directory, e);
        }
    }

    /** The directory that holds the repository and all of the others. */
    private Path common(Collection<Path> others) {
        Path common = top;
        for (Path other : others) {
            for (Path parent = common.getParent(); !other.startsWith(common) && parent != null; ) {
                common = parent;
                parent = common.getParent();
            }
        }
        return common;
    }

    /** The real directory that stands for the top of the repository. */
    public Path root() {
        return root;
    }

    /** Removes what another commit has left, and makes the folders and links of this one. */
    public void become(CommitTree next) {
        try {
            removeOthers(next);
            tree = next;
            makeFolders();
        } catch (IOException e) {
            throw WriteFailure.of(root, e);
        }
    }

    /**
     * Writes the files that are wanted and not there yet.
     *
     * @param wanted tells by their paths which are
     * @param content is told what is written, by path
     */
    public void add(Predicate<String> wanted, BiConsumer<String, byte[]> content) {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        tree.entries().forEach((path, entry) -> {
            boolean isFile = !entry.isSubmodule() && (entry.isLink() || wanted.test(path));
            if (isFile && !written.containsKey(path) && place(path) != null) {
                paths.computeIfAbsent(entry.id(), id -> new ArrayList<>()).add(path);
            }
        });
        Map<String, String> links = new LinkedHashMap<>();
        try {
            blobs.read(paths.keySet(), (id, bytes) -> {
                for (String path : paths.getOrDefault(id, List.of())) {
                    if (isLink(path)) {
                        links.put(path, new String(bytes, StandardCharsets.UTF_8));
                    } else if (isInside(required(path))) {
                        Files.write(required(path), bytes);
                        content.accept(path, bytes);
                    }
                    note(path);
                }
            });
            // Last, so that nothing is written through one.
            for (Map.Entry<String, String> link : links.entrySet()) {
                makeLink(required(link.getKey()), link.getValue());
            }
        } catch (IOException e) {
            throw WriteFailure.of(root, e);
        }
    }

    /** A link may stand in the place of a folder where letters of either case are one. */
    private boolean isInside(Path file) throws IOException {
        Path folder = file.getParent();
        return folder != null && folder.toRealPath().startsWith(root);
    }

    private boolean isLink(String path) {
        CommitTree.Entry entry = tree.entry(path);
        return entry != null && entry.isLink();
    }

    private void note(String path) {
        CommitTree.Entry entry = tree.entry(path);
        if (entry != null) {
            written.put(path, entry);
        }
    }

    /** Links go first, so that nothing is removed through one. */
    private void removeOthers(CommitTree next) throws IOException {
        List<String> gone = new ArrayList<>();
        written.forEach((path, entry) -> {
            if (entry.isLink() || !entry.equals(next.entry(path))) {
                gone.add(path);
            }
        });
        gone.sort(Comparator.comparing((String path) -> !isLink(path)).thenComparing(Comparator.naturalOrder()));
        for (String path : gone) {
            Files.deleteIfExists(required(path));
            written.remove(path);
        }
        Set<String> kept = folders(next);
        List<String> folded = new ArrayList<>(folders);
        folded.removeAll(kept);
        folded.sort(Comparator.reverseOrder());
        for (String folder : folded) {
            Files.deleteIfExists(required(folder));
        }
    }

    private void makeFolders() throws IOException {
        Set<String> made = new TreeSet<>();
        for (String folder : folders(tree)) {
            if (place(folder) != null) {
                Files.createDirectories(required(folder));
                made.add(folder);
            }
        }
        folders = made;
    }

    private static Set<String> folders(CommitTree tree) {
        Set<String> folders = new HashSet<>();
        tree.entries().forEach((path, entry) -> {
            String folder = entry.isSubmodule() ? path : parent(path);
            while (!folder.isEmpty() && folders.add(folder)) {
                folder = parent(folder);
            }
        });
        return folders;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The place of a path; {@code null} for one that no file of a work tree has, or that this system cannot have. */
    private @Nullable Path place(String path) {
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || segment.equalsIgnoreCase(".git")) {
                return null;
            }
        }
        try {
            Path place = root.resolve(path).normalize();
            return place.startsWith(root) ? place : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private Path required(String path) {
        Path place = place(path);
        if (place == null) {
            throw new IllegalArgumentException(path);
        }
        return place;
    }

    /** A link leads in the copy to where the one in the work tree leads to. */
    private void makeLink(Path link, String text) throws IOException {
        try {
            Path target = Path.of(text);
            Path meant =
                    top.resolve(root.relativize(link)).resolveSibling(target).normalize();
            if (target.isAbsolute() ? meant.startsWith(top) : !meant.startsWith(top)) {
                target = meant.startsWith(top) ? root.resolve(top.relativize(meant)) : meant;
            }
            Files.createSymbolicLink(link, target);
        } catch (InvalidPathException | UnsupportedOperationException e) {
            // What no system can follow is a link to nothing.
            return;
        }
    }

    @Override
    public void close() {
        try {
            remove(directory);
        } catch (IOException e) {
            throw WriteFailure.of(directory, e);
        }
    }

    /** Removes a directory and everything in it; links are not followed. */
    public static void remove(Path directory) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
                for (Path child : children) {
                    remove(child);
                }
            }
        }
        Files.deleteIfExists(directory);
    }
}
