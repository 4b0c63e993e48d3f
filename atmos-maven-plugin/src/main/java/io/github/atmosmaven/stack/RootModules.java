package io.github.atmosmaven.stack;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Existing folders below the root modules' directory; each is looked up once. */
final class RootModules {

    private final Path directory;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    RootModules(Path directory) {
        this.directory = directory;
    }

    boolean exists(String name) {
        return known.computeIfAbsent(name, this::isFolder);
    }

    private boolean isFolder(String name) {
        try {
            Path folder = directory.resolve(name).normalize();
            return folder.startsWith(directory.normalize()) && Files.isDirectory(folder);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
