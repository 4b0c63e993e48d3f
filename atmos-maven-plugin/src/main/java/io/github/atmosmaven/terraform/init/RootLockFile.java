package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.files.Destination;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The lock file of a root module and its copy in a working directory. The one in the sources is written only where a user
 * asks for that (D66); it is the one file there that is written at all (D3).
 */
public final class RootLockFile {

    private final Path own;
    private final Path copy;
    private final RunSettings settings;
    private final Consumer<Path> notes;

    /** A tool that may change the copy. */
    public interface Work {
        /** Runs it, and returns its exit status. */
        int exit() throws IOException, InterruptedException;
    }

    /**
     * @param directory working directory of an instance
     * @param notes is told of a file in the sources that is written
     */
    public RootLockFile(RootModule module, Path directory, RunSettings settings, Consumer<Path> notes) {
        this.own = module.directory().resolve(WorkingDirectories.LOCK_FILE);
        this.copy = directory.resolve(WorkingDirectories.LOCK_FILE);
        this.settings = settings;
        this.notes = notes;
    }

    public boolean isUpdated() {
        return settings.providers().updatesLockFiles();
    }

    /**
     * Runs a tool, and writes what it makes of the copy if that is wanted. The instances of a root module then go one at a
     * time, also those of other builds, and each begins with what the one before it has written. So nothing is lost, and
     * all arrive at the same.
     */
    @SuppressWarnings("try") // A lock is held; nothing is asked of it.
    public int update(Work work) throws IOException, InterruptedException {
        if (!isUpdated()) {
            return work.exit();
        }
        String key = "lock file " + own;
        // Within the build there is no limit to the wait: many instances may stand in line.
        ReentrantLock turn = settings.initTurns().turns().computeIfAbsent(key, file -> new ReentrantLock());
        turn.lockInterruptibly();
        try (BuildLocks.Held lock = settings.providers().locks().hold(key, "the lock file " + own)) {
            bringIn();
            int exit = work.exit();
            if (exit == 0) {
                writeBack();
            }
            return exit;
        } finally {
            turn.unlock();
        }
    }

    private void bringIn() {
        if (Files.isRegularFile(own)) {
            new AtomicFiles().copyIfChanged(own, copy);
        }
    }

    private void writeBack() throws IOException {
        if (isChanged()) {
            String text = Files.readString(copy, StandardCharsets.UTF_8);
            Destination.write(own, out -> out.append(text));
            notes.accept(own);
        }
    }

    /** Returns true if there is a copy, and it says something else. */
    public boolean isChanged() throws IOException {
        return Files.isRegularFile(copy) && !(Files.isRegularFile(own) && Files.mismatch(own, copy) < 0);
    }

    public Path own() {
        return own;
    }
}
