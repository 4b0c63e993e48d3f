package io.github.atmosmaven.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Resolves paths to their real targets as the system does: links are resolved before a {@code ..} behind them counts. A
 * path that does not exist yet is below its real directory. Each directory is looked at once, so that many paths are
 * cheap.
 */
public final class RealPaths {

    private final Map<Path, Path> known = new HashMap<>();
    private final Set<Path> absent = new HashSet<>();

    public Path of(Path path) {
        Path absolute = path.toAbsolutePath();
        Path real = absolute.getRoot();
        for (Path name : absolute) {
            String text = name.toString();
            if (text.equals("..")) {
                Path parent = real.getParent();
                real = parent == null ? real : parent;
            } else if (!text.equals(".")) {
                real = step(real, name);
            }
        }
        return real;
    }

    /** @param directory a real path */
    private Path step(Path directory, Path name) {
        Path next = directory.resolve(name);
        if (absent.contains(directory)) {
            absent.add(next);
            return next;
        }
        return known.computeIfAbsent(next, this::look);
    }

    private Path look(Path next) {
        try {
            // Also in the letters and the Unicode form that the directory has it in.
            return next.toRealPath();
        } catch (IOException e) {
            Path found = LinkTarget.real(next);
            absent.add(found);
            return found;
        }
    }
}
