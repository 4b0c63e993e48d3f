package io.github.atmosmaven.terraform.mirror;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Files of a module at any depth, without the files that tools leave behind when they are run in it. */
final class ModuleFiles extends SimpleFileVisitor<Path> {

    private static final Set<String> LEFT_BEHIND = Set.of(
            ".terraform",
            ".terraform-local",
            ".git",
            ".atmos",
            "terraform.tfstate",
            "terraform.tfstate.backup",
            "terraform.tfstate.d",
            ".terraform.tfstate.lock.info");

    private final Path module;
    private final List<String> names = new ArrayList<>();

    private final Predicate<Path> leftOut;

    private ModuleFiles(Path module, Predicate<Path> leftOut) {
        this.module = module;
        this.leftOut = leftOut;
    }

    /**
     * Paths relative to the module, with forward slashes, sorted; links are followed.
     *
     * @param leftOut folders that are left out as well
     */
    static List<String> of(Path module, Predicate<Path> leftOut) throws IOException {
        ModuleFiles files = new ModuleFiles(module, leftOut);
        Files.walkFileTree(module, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, files);
        files.names.sort(null);
        return files.names;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean left = !folder.equals(module) && (isLeftBehind(folder) || leftOut.test(folder));
        return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        // Sockets and links to nothing are no files of a module.
        if (attributes.isRegularFile() && !isLeftBehind(file)) {
            names.add(module.relativize(file).toString().replace('\\', '/'));
        }
        return FileVisitResult.CONTINUE;
    }

    /** A link that leads in a circle is left out; what cannot be read fails. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof FileSystemLoopException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    static boolean isLeftBehind(Path path) {
        return isLeftBehind(path.getFileName().toString());
    }

    static boolean isLeftBehind(String name) {
        return LEFT_BEHIND.contains(name);
    }
}
