package io.github.atmosmaven.upload.ignore;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;

/**
 * Differences between tools, and between their versions, in what they upload (remote-backend 9).
 *
 * @param prunes true if a left-out directory is not entered where nothing below it can be taken in again
 * @param comparesPaths true if a link leaves a directory as soon as its target lies beside it; else a target whose path only
 *     begins like that of the directory counts as inside
 * @param followsIgnoreFile true if a {@code .terraformignore} is read that is a link out of the directory
 * @param composes true if characters and their accents are composed before a path is compared with a pattern
 * @param separator what stands between the names of a path on this machine
 */
public record Packing(
        boolean prunes, boolean comparesPaths, boolean followsIgnoreFile, boolean composes, char separator) {

    /** Of the machine that this runs on. A tool of unknown version counts as a current one. */
    public static Packing of(Tool tool, char separator) {
        return tool.isOpenTofu()
                ? new Packing(isFrom(tool, 10, 0), isFrom(tool, 11, 0), true, false, separator)
                : new Packing(
                        isFrom(tool, 7, 0), isFrom(tool, 14, 0), !isFrom(tool, 14, 1), isFrom(tool, 15, 9), separator);
    }

    private static boolean isFrom(Tool tool, int minor, int patch) {
        ToolVersion version = tool.version();
        if (version == null || version.major() > 1 || version.minor() > minor) {
            return true;
        }
        boolean isSeries = !version.isExact();
        return version.major() == 1 && version.minor() == minor && (isSeries || version.patch() >= patch);
    }

    /** A path with the separator of the machine. */
    String local(String path) {
        return separator == '/' ? path : path.replace('/', separator);
    }
}
