package io.github.atmosmaven.terraform;

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

/** What lies beside a directory of the project, brought beside its counterpart: linked, or copied where no link can be. */
final class Siblings {

    private final Path source;
    private final Path target;
    private final AtomicFiles files;

    Siblings(Path source, Path target, AtomicFiles files) {
        this.source = source;
        this.target = target;
        this.files = files;
    }

    /** Brings these, and takes away the links to what is no longer there. */
    void bring(List<String> names) throws IOException {
        for (String name : names) {
            bring(source.resolve(name), target.resolve(name));
        }
        Set<String> wanted = new HashSet<>(names);
        try (Stream<Path> present = Files.list(target)) {
            for (Path child : present.toList()) {
                if (Files.isSymbolicLink(child)
                        && !wanted.contains(child.getFileName().toString())) {
                    Files.delete(child);
                }
            }
        }
    }

    private void bring(Path original, Path link) throws IOException {
        if (Files.isSymbolicLink(link)) {
            if (Files.readSymbolicLink(link).equals(original)) {
                return;
            }
            Files.delete(link);
        } else if (Files.isRegularFile(link) && WorkingDirectories.isOwnFile(link)) {
            return;
        }
        Path made = link.resolveSibling(AtomicFiles.TEMPORARY_PREFIX + "link-" + link.getFileName());
        try {
            Files.deleteIfExists(made);
            Files.createSymbolicLink(made, original);
        } catch (UnsupportedOperationException | IOException e) {
            copy(original, link);
            return;
        }
        // In its place stands what an earlier root module of the instance left, or a copy from a time without links.
        delete(link);
        Files.move(made, link);
    }

    private void copy(Path original, Path copy) throws IOException {
        if (Files.isRegularFile(original)) {
            files.copyIfChanged(original, copy);
        } else if (Files.isDirectory(original)) {
            List<String> names = ModuleFiles.of(original);
            for (String name : names) {
                files.copyIfChanged(original.resolve(name), copy.resolve(name));
            }
            if (Files.isDirectory(copy)) {
                Set<String> stale = new HashSet<>(ModuleFiles.of(copy));
                names.forEach(stale::remove);
                for (String name : stale) {
                    Files.delete(copy.resolve(name));
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
