package io.github.atmosmaven.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Temporary files of one run, each beside the file that it is moved onto. Safe for use by several threads. */
final class TemporaryFiles {

    /** Start of their names. The id of the process follows, by which files of a killed build are recognised. */
    static final String PREFIX = ".atmos-tmp-";

    private final Set<Path> cleared = ConcurrentHashMap.newKeySet();
    private final AtomicLong count = new AtomicLong();
    /** Differs between the runs of one process, which may write at the same time. */
    private final String names = Long.toString(ProcessHandle.current().pid(), 36) + "-"
            + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36) + "-";

    /** Fills a temporary file. */
    @FunctionalInterface
    interface Content {
        void to(Path temporary) throws IOException;
    }

    /**
     * Puts what a content writes in the place of a file.
     *
     * @param isNew true if this run made the directory, so that no killed build left anything there
     */
    void replace(Path file, Path directory, boolean isNew, Content content) throws IOException {
        if (!isNew && cleared.add(directory)) {
            clear(directory);
        }
        Path temporary = directory.resolve(PREFIX + names + count.incrementAndGet());
        boolean moved = false;
        try {
            content.to(temporary);
            move(temporary, file);
            moved = true;
        } finally {
            // Whatever ended it: a disk that is full, or a value that has no word in the format.
            if (!moved) {
                discard(temporary);
            }
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // What went wrong before is what the user must hear; a file that stays is cleared away by a later run.
        }
    }

    /** Takes away what killed builds left in a directory. */
    private static void clear(Path directory) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path leftover : leftovers) {
                if (!isOwned(leftover.getFileName().toString())) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
    }

    /** Returns true if the process that made a temporary file still runs. */
    private static boolean isOwned(String name) {
        String owner = name.substring(PREFIX.length()).split("-", 2)[0];
        try {
            return ProcessHandle.of(Long.parseLong(owner, 36))
                    .map(ProcessHandle::isAlive)
                    .orElse(false);
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
