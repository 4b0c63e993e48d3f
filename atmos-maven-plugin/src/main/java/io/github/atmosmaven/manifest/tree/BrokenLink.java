package io.github.atmosmaven.manifest.tree;

import io.github.atmosmaven.problem.IoReason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A symbolic link below the stacks directory behind which nothing is found.
 *
 * @param path of the link below the stacks directory
 * @param target target as it is written in the link
 * @param reason fault of the target
 */
public record BrokenLink(String path, String target, String reason) {

    /** Emacs marks a file that is being edited by a link to {@code user@host}, which never leads anywhere. */
    private static final String LOCK_PREFIX = ".#";

    static boolean isLock(Path link) {
        return link.getFileName().toString().startsWith(LOCK_PREFIX);
    }

    static BrokenLink of(String path, Path link) throws IOException {
        String target = Files.readSymbolicLink(link).toString().replace('\\', '/');
        return new BrokenLink(path, target, reason(link));
    }

    private static String reason(Path link) {
        try {
            link.getFileSystem().provider().checkAccess(link);
            return "which cannot be read";
        } catch (NoSuchFileException e) {
            return "which does not exist";
        } catch (AccessDeniedException e) {
            return "which this user may not reach";
        } catch (IOException e) {
            // The operating system tells the rest in its own words and language.
            String circle = circle(link);
            return circle != null ? circle : "which cannot be reached: " + wayThroughFile(link, IoReason.of(e));
        }
    }

    private static @Nullable String circle(Path link) {
        Path start = link.toAbsolutePath().normalize();
        Set<Path> passed = new HashSet<>();
        Path current = start;
        while (Files.isSymbolicLink(current)) {
            if (!passed.add(current)) {
                return current.equals(start) ? "which leads back to it" : "from where links form a circle";
            }
            try {
                current =
                        current.resolveSibling(Files.readSymbolicLink(current)).normalize();
            } catch (IOException e) {
                return null;
            }
        }
        return null;
    }

    private static String wayThroughFile(Path link, String otherwise) {
        try {
            Path target = link.toAbsolutePath()
                    .resolveSibling(Files.readSymbolicLink(link))
                    .normalize();
            for (Path folder = target.getParent(); folder != null; folder = folder.getParent()) {
                if (Files.isRegularFile(folder)) {
                    return "'" + folder.getFileName() + "' on the way is a file and not a directory";
                }
            }
        } catch (IOException e) {
            // Then the first reason is all there is to say.
        }
        return otherwise;
    }

    /**
     * Returns true if a manifest may have been meant: by its own name, or by that of a directory, which has no extension.
     */
    boolean isWanted(Predicate<String> wanted) {
        return wanted.test(path) || Extensions.of(path).isEmpty() && wanted.test(path + "/any.yaml");
    }

    /** For the middle of a sentence about the link. */
    public String leadsTo() {
        return "leads to '" + target + "', " + reason;
    }
}
