package io.github.atmosmaven.terraform.mirror;

import io.github.atmosmaven.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The links of a mirror to what lies beside the way to a root module (D61): relative ones, so that a project that is moved
 * keeps them, or copies where no link can be.
 */
final class Links {

    /** Makes one link. */
    @FunctionalInterface
    interface Maker {
        void make(Path link, Path text) throws IOException;
    }

    private final Path base;
    private final SourceTree repository;
    private final AtomicFiles files;
    private final Maker maker;

    /** @param base the mirror of the repository's root, without symbolic links */
    Links(Path base, SourceTree repository, AtomicFiles files) {
        this(base, repository, files, Files::createSymbolicLink);
    }

    Links(Path base, SourceTree repository, AtomicFiles files, Maker maker) {
        this.base = base;
        this.repository = repository;
        this.files = files;
        this.maker = maker;
    }

    /** Brings the links of a folder, and takes away those that lead to what is no longer there or no longer linked. */
    void bring(Mirror.Level level) throws IOException {
        Path folder = base.resolve(level.place());
        Set<String> wanted = new HashSet<>();
        for (Mirror.Link link : level.links()) {
            wanted.add(link.name());
            Path source = level.source().resolve(link.name());
            bring(source, folder.resolve(link.name()), link.text() == null ? text(folder, source) : link.text());
        }
        try (Stream<Path> present = Files.list(folder)) {
            for (Path child : present.filter(Files::isSymbolicLink).toList()) {
                boolean isOurs = !level.isCopy() || leadsOut(child);
                if (isOurs && !wanted.contains(child.getFileName().toString())) {
                    Files.delete(child);
                }
            }
        }
    }

    /** A module's folder may hold links of the tool, too; those of a mirror lead into the repository. */
    private boolean leadsOut(Path link) throws IOException {
        Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
        return repository.holds(target) && !target.startsWith(base);
    }

    private static Path text(Path folder, Path source) {
        try {
            return folder.relativize(source);
        } catch (IllegalArgumentException e) {
            // On another drive.
            return source;
        }
    }

    private void bring(Path source, Path link, Path text) throws IOException {
        if (Files.isSymbolicLink(link)) {
            if (Files.readSymbolicLink(link).equals(text)) {
                return;
            }
            Files.delete(link);
        } else if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            if (WorkingDirectories.isOwnFile(link)) {
                return;
            }
            replace(source, link, text);
            return;
        }
        try {
            maker.make(link, text);
        } catch (UnsupportedOperationException | IOException e) {
            copy(source, link);
        }
    }

    /** In the place of a link stands what an earlier root module of the instance left, or a copy. */
    private void replace(Path source, Path link, Path text) throws IOException {
        Path made = link.resolveSibling(AtomicFiles.TEMPORARY_PREFIX + "link-" + link.getFileName());
        try {
            Files.deleteIfExists(made);
            maker.make(made, text);
        } catch (UnsupportedOperationException | IOException e) {
            copy(source, link);
            return;
        }
        delete(link);
        Files.move(made, link);
    }

    private void copy(Path source, Path copy) throws IOException {
        if (Files.isRegularFile(source)) {
            files.copyIfChanged(source, copy);
        } else if (Files.isDirectory(source)) {
            List<String> names = ModuleFiles.of(source, repository::leavesOut);
            for (String name : names) {
                files.copyIfChanged(source.resolve(name), copy.resolve(name));
            }
            if (Files.isDirectory(copy)) {
                Set<String> stale = new HashSet<>(ModuleFiles.of(copy, repository::leavesOut));
                names.forEach(stale::remove);
                for (String name : stale) {
                    Files.delete(copy.resolve(name));
                }
            }
        }
    }

    static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
