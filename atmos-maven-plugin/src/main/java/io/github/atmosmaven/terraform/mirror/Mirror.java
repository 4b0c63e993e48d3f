package io.github.atmosmaven.terraform.mirror;

import io.github.atmosmaven.files.LinkTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a repository that the working directory of a root module copies, and parts that it links (D61). The root
 * module and the local modules that it calls are copied: the tool resolves links of modules, and {@code path.module}
 * would then be a path of this machine. Everything beside the way to them is linked, on every level. A mirror is found
 * once for all instances of a root module.
 *
 * @param levels the folders that are made, each after the one that holds it
 * @param files the files that are copied, as paths from the root with forward slashes, sorted
 */
public record Mirror(List<Level> levels, List<String> files) {

    private static final String IGNORE_FILE = ".terraformignore";

    /**
     * A folder of a mirror.
     *
     * @param source folder of the repository that it stands for
     * @param place its path from the root with forward slashes; empty for the root
     * @param isCopy true if it belongs to a module, so that the tool may put files into it
     */
    record Level(Path source, String place, List<Link> links, boolean isCopy) {}

    /** @param text target of the link of that name in the repository, if the same text leads there in a mirror */
    record Link(String name, @Nullable Path text) {}

    /**
     * @param root the root module
     * @param modules all local modules it calls
     */
    public static Mirror of(SourceTree repository, Path root, Collection<Path> modules) throws IOException {
        Walk walk = new Walk(repository, root, modules);
        walk.open(repository.root());
        walk.files.sort(null);
        return new Mirror(List.copyOf(walk.levels), List.copyOf(walk.files));
    }

    private static final class Walk {

        private final SourceTree repository;
        private final Path root;
        private final Set<Path> modules;
        private final Set<Path> way = new HashSet<>();
        private final List<Level> levels = new ArrayList<>();
        private final List<String> files = new ArrayList<>();

        Walk(SourceTree repository, Path root, Collection<Path> modules) {
            this.repository = repository;
            this.root = root;
            this.modules = new HashSet<>(modules);
            this.modules.add(root);
            this.modules.forEach(this::addWayTo);
        }

        private void addWayTo(Path module) {
            for (Path folder = module.getParent();
                    folder != null && repository.holds(folder);
                    folder = folder.getParent()) {
                way.add(folder);
            }
        }

        /** A folder whose children are looked at one by one. */
        void open(Path folder) throws IOException {
            boolean isModule = modules.contains(folder);
            List<Link> links = new ArrayList<>();
            List<Path> below = new ArrayList<>();
            for (Path child : children(folder)) {
                if (isBelow(child)) {
                    below.add(child);
                } else if ((isModule || isIgnoreFile(child)) && Files.isRegularFile(child)) {
                    if (!ModuleFiles.isLeftBehind(child)) {
                        files.add(repository.place(child));
                    }
                } else if (!repository.leavesOut(child) && !(isModule && isPipe(child))) {
                    links.add(link(child));
                }
            }
            levels.add(new Level(folder, repository.place(folder), List.copyOf(links), isModule));
            for (Path child : below) {
                // A module that holds the root module may well be the whole repository.
                if (modules.contains(child) && (child.equals(root) || !root.startsWith(child))) {
                    copy(child);
                } else {
                    open(child);
                }
            }
        }

        /** The tools read none that is a link out of the directory that they upload (remote-backend 9). */
        private static boolean isIgnoreFile(Path child) {
            return child.endsWith(IGNORE_FILE);
        }

        /** Returns true for a pipe or a device: a tool that reads it as a file of the module would never end. */
        private static boolean isPipe(Path child) {
            return Files.exists(child) && !Files.isDirectory(child) && !Files.isRegularFile(child);
        }

        /**
         * Returns true if a child cannot be linked, because it is or holds a module, or holds something that must not
         * be reached.
         */
        private boolean isBelow(Path child) {
            return modules.contains(child)
                    || way.contains(child)
                    || Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)
                            && !repository.leavesOut(child)
                            && repository.holdsBuild(child);
        }

        private void copy(Path module) throws IOException {
            Map<Path, List<Link>> folders = new TreeMap<>();
            add(module, module, folders);
            for (String name :
                    ModuleFiles.of(module, path -> repository.isBuilt(path) || isLink(path, module, folders))) {
                Path file = module.resolve(name);
                files.add(repository.place(file));
                add(file.getParent(), module, folders);
            }
            folders.forEach((folder, links) ->
                    levels.add(new Level(folder, repository.place(folder), List.copyOf(links), true)));
        }

        private static void add(@Nullable Path folder, Path module, Map<Path, List<Link>> folders) {
            Path each = folder;
            while (each != null && each.startsWith(module) && folders.putIfAbsent(each, new ArrayList<>()) == null) {
                each = each.getParent();
            }
        }

        /** A folder of a module that is a link to another part of the repository is one in the mirror, too. */
        private boolean isLink(Path folder, Path module, Map<Path, List<Link>> folders) {
            Link link = Files.isSymbolicLink(folder) ? link(folder) : null;
            Path parent = folder.getParent();
            if (link == null || link.text() == null || parent == null) {
                return false;
            }
            add(parent, module, folders);
            folders.computeIfAbsent(parent, same -> new ArrayList<>()).add(link);
            return true;
        }

        /**
         * Link to a child of a mirrored folder. If the child is itself a relative link whose target is part of the
         * mirror, the link keeps its text.
         */
        private Link link(Path child) {
            String name = child.getFileName().toString();
            if (!Files.isSymbolicLink(child) || !Files.exists(child)) {
                return new Link(name, null);
            }
            Path text = text(child);
            boolean isMirrored = !text.isAbsolute()
                    && isMirrored(child.resolveSibling(text).normalize())
                    && isMirrored(LinkTarget.real(child));
            return new Link(name, isMirrored ? text : null);
        }

        private static Path text(Path link) {
            try {
                return Files.readSymbolicLink(link);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private boolean isMirrored(Path path) {
            for (Path part = path; part != null && repository.holds(part); part = part.getParent()) {
                if (part.equals(repository.root())) {
                    return true;
                }
                if (repository.leavesOut(part) && !way.contains(part) && !modules.contains(part)) {
                    return false;
                }
            }
            return false;
        }

        private static List<Path> children(Path folder) throws IOException {
            try (Stream<Path> children = Files.list(folder)) {
                return children.sorted().toList();
            }
        }
    }
}
