package io.github.atmosmaven.config;

import io.github.atmosmaven.manifest.tree.PathGlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the files that an import of {@code atmos.yaml} means, as Atmos does it: a file, all YAML files of a directory, or
 * those that match a glob. A path without an extension stands for {@code .yaml} and {@code .yml}; of two files that differ
 * in that alone the first one counts. Files of a folder come before those of the folders in it, and in one depth they
 * are sorted by their paths.
 */
final class SettingsSearch {

    private static final List<String> EXTENSIONS = List.of(".yaml", ".yml");
    private static final Comparator<Path> ORDER =
            Comparator.<Path>comparingInt(Path::getNameCount).thenComparing(Path::toString);

    private SettingsSearch() {}

    /** @throws IllegalArgumentException with a sentence for the user where the path is a malformed glob, or no path */
    static List<Path> files(Path start, String path) {
        if (!PathGlob.isPattern(path)) {
            Path plain = start.resolve(path).normalize();
            if (Files.isRegularFile(plain)) {
                return List.of(plain);
            }
            if (Files.isDirectory(plain)) {
                return matching(plain, "**/*");
            }
        }
        return matching(start, path);
    }

    private static List<Path> matching(Path start, String pattern) {
        // What comes before the first glob is where to look, and may climb.
        List<String> fixed = new ArrayList<>(List.of(pattern.split("/", -1)));
        List<String> glob = new ArrayList<>();
        while (fixed.size() > 1 && !isFixed(fixed)) {
            glob.add(0, fixed.remove(fixed.size() - 1));
        }
        glob.add(0, fixed.remove(fixed.size() - 1));
        String prefix = String.join("/", fixed);
        Path folder = start.resolve(prefix.isEmpty() && pattern.startsWith("/") ? "/" : prefix)
                .normalize();
        String rest = String.join("/", glob);
        boolean open = !glob.get(glob.size() - 1).contains(".");
        List<Path> found = new ArrayList<>();
        for (String extension : open ? EXTENSIONS : List.of("")) {
            PathGlob wanted = PathGlob.of(rest + extension);
            found.addAll(below(folder, wanted, glob.size() == 1 && !rest.contains("**") ? 1 : Integer.MAX_VALUE));
        }
        return found.stream()
                .filter(file -> !isShadowed(file, found))
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    /** Returns true if all segments but the last are plain names. */
    private static boolean isFixed(List<String> segments) {
        return segments.subList(0, segments.size() - 1).stream().noneMatch(PathGlob::isPattern);
    }

    private static List<Path> below(Path folder, PathGlob wanted, int depth) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            wanted.matches(folder.relativize(file).toString().replace('\\', '/')))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            // A folder that cannot be listed holds nothing that Atmos could read either.
            return List.of();
        }
    }

    private static boolean isShadowed(Path file, List<Path> found) {
        String name = file.getFileName().toString();
        return name.endsWith(".yml")
                && found.contains(file.resolveSibling(name.substring(0, name.length() - ".yml".length()) + ".yaml"));
    }
}
