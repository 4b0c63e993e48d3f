package io.github.atmosmaven.workflow.affected;

import io.github.atmosmaven.files.OwnTree;
import io.github.atmosmaven.files.WriteFailure;
import io.github.atmosmaven.git.CommitCopy;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Directories for the files of commits below the output directory, for the owner alone and for the time of one run. */
final class CommitDirectory {

    /** Start of their names. The id of the process follows, by which directories of a killed build are recognised. */
    private static final String PREFIX = ".atmos-affected-";

    private static final int RADIX = 36;

    private CommitDirectory() {}

    /** A new directory. What killed builds have left is removed. */
    static Path in(Path output) {
        String name = PREFIX + Long.toString(ProcessHandle.current().pid(), RADIX) + "-"
                + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), RADIX);
        Path directory = output.resolve(name);
        OwnTree.below(output).ownerOnlyBelow(output).make(directory);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(output, PREFIX + "*")) {
            for (Path other : all) {
                if (!isOwned(other.getFileName().toString())) {
                    removeLeft(other);
                }
            }
        } catch (IOException e) {
            throw WriteFailure.of(output, e);
        }
        return directory;
    }

    private static void removeLeft(Path directory) {
        try {
            CommitCopy.remove(directory);
        } catch (IOException e) {
            // Another build removes it too, or a later one will.
            return;
        }
    }

    /** Returns true if the process that made a directory still runs. */
    private static boolean isOwned(String name) {
        try {
            return ProcessHandle.of(
                            Long.parseLong(name.substring(PREFIX.length()).split("-", 2)[0], RADIX))
                    .map(ProcessHandle::isAlive)
                    .orElse(false);
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
