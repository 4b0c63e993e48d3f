package io.github.atmosmaven.provision;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.OwnTree;
import io.github.atmosmaven.files.WriteFailure;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Notes of state stores that are about to be created, for clouds that drop the mark of a creation and identities that may
 * not set it (D44). The {@code cloud} of a note is a text that two stores share only if their cloud gives a name once.
 * Trouble with a note is an {@link AtmosException.EnvironmentFailure} that names the file.
 */
public final class Intents {

    private static final String OWNERS_ALONE = ".atmos";

    private final Path directory;
    private final OwnTree tree;

    /** @param directory directory that {@code mvn clean} leaves alone: {@code .atmos/intents} of a project */
    public Intents(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        Path parent = this.directory.resolveSibling("");
        // A note may be the first file there, and the directory is for the owner alone whoever makes it (D79).
        this.tree =
                parent.endsWith(OWNERS_ALONE) ? OwnTree.ofProject(parent.resolveSibling("")) : OwnTree.below(parent);
    }

    /** Returns true if there is a note, as far as can be seen. */
    public boolean exists(WantedStore store, String cloud) {
        return Files.exists(place(store, cloud));
    }

    /** Text of a note; empty if there is none. */
    public Optional<String> find(WantedStore store, String cloud) {
        Path file = place(store, cloud);
        try {
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.CANNOT_WRITE,
                            store.location(),
                            "the note of " + store.text() + " cannot be read: " + file + ": " + IoReason.of(e),
                            "check the permissions of the directory; the note tells whether an earlier run left the "
                                    + store.kind() + " unfinished"),
                    e);
        }
    }

    /** Writes a note as a whole or not at all, and to the disk before the call that it is about. */
    public void write(WantedStore store, String cloud, String text) {
        new AtomicFiles(tree).writeIfChanged(place(store, cloud), text, AtomicFiles.Access.DEFAULT);
    }

    /** Removes a note where there is one. */
    public void forget(WantedStore store, String cloud) {
        Path file = place(store, cloud);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }

    /**
     * File of a note. There is one for a name in a cloud, because what was begun in one cloud must never be taken for a
     * store of another (D43). The name must be one that the cloud gives, so that it is no path.
     */
    public Path place(WantedStore store, String cloud) {
        return directory.resolve(store.name() + "-" + UUID.nameUUIDFromBytes(cloud.getBytes(StandardCharsets.UTF_8)));
    }
}
