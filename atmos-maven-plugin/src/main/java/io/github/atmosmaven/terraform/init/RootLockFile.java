package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.Destination;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The lock file of a root module and its copy in a working directory. The one in the sources is written only where a user
 * asks for that (D66); it is the one file there that is written at all (D3).
 */
public final class RootLockFile {

    private final Path own;
    private final Path copy;
    private final boolean isUpdated;
    private final Consumer<Path> notes;

    /**
     * @param directory working directory of an instance
     * @param isUpdated true if the one in the sources is written
     * @param notes is told of a file in the sources that is written
     */
    public RootLockFile(RootModule module, Path directory, boolean isUpdated, Consumer<Path> notes) {
        this.own = module.directory().resolve(WorkingDirectories.LOCK_FILE);
        this.copy = directory.resolve(WorkingDirectories.LOCK_FILE);
        this.isUpdated = isUpdated;
        this.notes = notes;
    }

    public boolean isUpdated() {
        return isUpdated;
    }

    /** Begins with what another instance of the root module has written by now, so that all arrive at the same. */
    void bringIn() {
        if (isUpdated && Files.isRegularFile(own)) {
            new AtomicFiles().copyIfChanged(own, copy);
        }
    }

    /** Writes what a tool has made of the copy, if that is wanted. */
    public void writeBack() throws IOException {
        if (isUpdated && isChanged()) {
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

    Path copy() {
        return copy;
    }
}
