package io.github.atmosmaven.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Target of a path after all symbolic links on the way. The target need not exist. */
public final class LinkTarget {

    /** Most links that are followed, as in Linux. */
    private static final int MOST_LINKS = 40;

    private LinkTarget() {}

    /** The path without links as far as there is anything; a link that leads round in circles remains. */
    public static Path real(Path path) {
        return real(path.toAbsolutePath().normalize(), MOST_LINKS);
    }

    private static Path real(Path path, int links) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            // Not there: its directory may be, or it is a link to what is not.
            Path directory = path.getParent();
            Path name = path.getFileName();
            if (directory == null || name == null || links == 0) {
                return path;
            }
            Path here = real(directory, links).resolve(name);
            return Files.isSymbolicLink(here) ? real(target(here), links - 1) : here;
        }
    }

    private static Path target(Path link) {
        try {
            return link.resolveSibling(Files.readSymbolicLink(link)).normalize();
        } catch (IOException e) {
            return link;
        }
    }
}
