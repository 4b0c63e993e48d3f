package io.github.atmosmaven.upload;

import io.github.atmosmaven.problem.Problem;
import java.util.List;

/**
 * Files that would be uploaded.
 *
 * @param hasIgnoreFile true if a {@code .terraformignore} counts
 * @param entries files, directories and links, in the order of the archive
 * @param problems what a tool would fail at, and rules that do not do what they seem to
 */
public record Upload(boolean hasIgnoreFile, List<UploadedFile> entries, List<LeftOut> leftOut, List<Problem> problems) {

    public Upload {
        entries = List.copyOf(entries);
        leftOut = List.copyOf(leftOut);
        problems = List.copyOf(problems);
    }

    /** Number of files; a link counts as one. */
    public int files() {
        return (int) entries.stream().filter(entry -> !entry.isDirectory()).count();
    }

    /** Bytes of all files, before they are compressed. */
    public long size() {
        return entries.stream().mapToLong(UploadedFile::size).sum();
    }

    public int filesLeftOut() {
        return leftOut.stream().mapToInt(LeftOut::files).sum();
    }

    public long sizeLeftOut() {
        return leftOut.stream().mapToLong(LeftOut::size).sum();
    }
}
