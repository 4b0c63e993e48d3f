package io.github.atmosmaven.upload;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One entry of what is uploaded.
 *
 * @param path name in the archive, with forward slashes
 * @param size bytes of a file; 0 for a directory and a link
 * @param source file whose content is packed
 * @param target text of a link that stays one; {@code null} for everything else
 */
public record UploadedFile(
        String path,
        Kind kind,
        long size,
        Path source,
        @Nullable String target) {

    /** Kind of an entry. */
    public enum Kind {
        FILE,
        DIRECTORY,
        LINK
    }

    static UploadedFile file(String path, long size, Path source) {
        return new UploadedFile(path, Kind.FILE, size, source, null);
    }

    static UploadedFile directory(String path, Path source) {
        return new UploadedFile(path, Kind.DIRECTORY, 0, source, null);
    }

    static UploadedFile link(String path, Path source, String target) {
        return new UploadedFile(path, Kind.LINK, 0, source, target);
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }

    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    UploadedFile named(String other) {
        return new UploadedFile(other, kind, size, source, target);
    }
}
