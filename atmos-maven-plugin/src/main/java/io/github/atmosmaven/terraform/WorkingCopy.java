package io.github.atmosmaven.terraform;

import io.github.atmosmaven.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Brings a root module into the working directory of an instance (D61): its files are copied there, and what lies beside
 * and above it is linked, so that {@code ../modules/x} leads where it leads in the project. Files that the copy got from
 * an earlier state of the module disappear; what the tool and the plugin put there stays.
 */
final class WorkingCopy {

    /** The list of what was copied, beside the working directory so that the tool does not see it. */
    private static final String COPIED = ".atmos-copied";

    private static final Set<String> NEVER_COPIED = Set.of(
            ".terraform", ".terraform-local", "terraform.tfstate", "terraform.tfstate.backup", "terraform.tfstate.d");

    private final Path base;
    private final Path rootModules;
    private final Path module;
    private final Path directory;
    private final AtomicFiles files = new AtomicFiles();

    /**
     * @param base directory of the instance, which stands for the root modules' directory
     * @param directory where the instance runs, below the base as the module is below the root modules
     */
    WorkingCopy(Path base, Path directory, Path rootModules, Path module) {
        this.base = base;
        this.directory = directory;
        this.rootModules = rootModules.toAbsolutePath().normalize();
        this.module = module;
    }

    void bringUp() throws IOException {
        Files.createDirectories(directory);
        Set<String> copied = new HashSet<>();
        copyModule(copied);
        removeStale(copied);
        files.writeIfChanged(
                base.resolve(COPIED),
                copied.stream().sorted().reduce("", (all, name) -> all + name + "\n"),
                AtomicFiles.Access.DEFAULT);
        linkAround();
    }

    private void copyModule(Set<String> copied) throws IOException {
        Files.walkFileTree(module, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NEVER_COPIED.contains(folder.getFileName().toString()) && !folder.equals(module)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!NEVER_COPIED.contains(file.getFileName().toString())) {
                    Path relative = module.relativize(file);
                    files.writeIfChanged(
                            directory.resolve(relative.toString()),
                            Files.readAllBytes(file),
                            AtomicFiles.Access.DEFAULT);
                    copied.add(relative.toString().replace('\\', '/'));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void removeStale(Set<String> copied) throws IOException {
        Path list = base.resolve(COPIED);
        if (!Files.exists(list)) {
            return;
        }
        for (String name : Files.readString(list, StandardCharsets.UTF_8).split("\n")) {
            Path stale = directory.resolve(name).normalize();
            if (!name.isEmpty() && !copied.contains(name) && stale.startsWith(directory)) {
                Files.deleteIfExists(stale);
            }
        }
    }

    /** At each level between the root modules' directory and the module, everything but the way to the module. */
    private void linkAround() throws IOException {
        Path source = rootModules;
        Path target = base;
        for (Path step : rootModules.relativize(module)) {
            Set<String> wanted = new HashSet<>();
            for (Path sibling : children(source)) {
                if (!sibling.getFileName().equals(step)) {
                    wanted.add(sibling.getFileName().toString());
                    link(target.resolve(sibling.getFileName().toString()), sibling);
                }
            }
            removeStaleLinks(target, wanted);
            source = source.resolve(step);
            target = target.resolve(step.toString());
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return new ArrayList<>(children.toList());
        }
    }

    private static void link(Path link, Path target) throws IOException {
        if (Files.isSymbolicLink(link)) {
            if (Files.readSymbolicLink(link).equals(target)) {
                return;
            }
            Files.delete(link);
        } else if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException | IOException e) {
            copyTree(target, link);
        }
    }

    /** For systems that make no links. */
    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void removeStaleLinks(Path folder, Set<String> wanted) throws IOException {
        for (Path child : children(folder)) {
            if (Files.isSymbolicLink(child)
                    && !wanted.contains(child.getFileName().toString())) {
                Files.delete(child);
            }
        }
    }
}
