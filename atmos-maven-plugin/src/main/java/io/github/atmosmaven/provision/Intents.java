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
 * Notes of buckets that are about to be created, for clouds that drop the tags of a create call and identities that may
 * not set them (D44). The {@code cloud} of a note is {@link BucketStore#cloud}. What goes wrong with a note is told as
 * what it is: an {@link AtmosException.EnvironmentFailure} that names the file.
 */
public final class Intents {

    private static final String OWNERS_ALONE = ".atmos";

    private final Path directory;
    private final OwnTree tree;

    /** @param directory which {@code mvn clean} leaves alone: {@code .atmos/intents} of a project */
    public Intents(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        Path parent = this.directory.resolveSibling("");
        // A note may be the first file there, and the directory is for the owner alone whoever makes it (D79).
        this.tree =
                parent.endsWith(OWNERS_ALONE) ? OwnTree.ofProject(parent.resolveSibling("")) : OwnTree.below(parent);
    }

    /** Returns true if there is a note, as far as can be seen. */
    boolean hasNote(StateBucket bucket, String cloud) {
        return Files.exists(file(bucket, cloud));
    }

    Optional<Note> find(StateBucket bucket, String cloud) {
        Path file = file(bucket, cloud);
        try {
            return Optional.of(Note.parse(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.CANNOT_WRITE,
                            bucket.location(),
                            "the note of bucket '" + bucket.name() + "' cannot be read: " + file + ": "
                                    + IoReason.of(e),
                            "check the permissions of the directory; the note tells whether an earlier run left the"
                                    + " bucket unfinished"),
                    e);
        }
    }

    /** As a whole or not at all, and on the disk before the call that it is about. */
    void note(StateBucket bucket, String cloud, Note note) {
        new AtomicFiles(tree).writeIfChanged(file(bucket, cloud), note.text(bucket, cloud), AtomicFiles.Access.DEFAULT);
    }

    void forget(StateBucket bucket, String cloud) {
        Path file = file(bucket, cloud);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }

    /** File that holds the note of a bucket, for messages. */
    Path place(StateBucket bucket, String cloud) {
        return file(bucket, cloud);
    }

    /**
     * One file for a name in a cloud: what was begun in one must never be taken for a bucket of another (D43). What is no
     * name of a bucket never becomes a path.
     */
    private Path file(StateBucket bucket, String cloud) {
        BucketName.fault(bucket.name(), false).ifPresent(fault -> {
            throw new CloudRefusal(CloudRefusal.Kind.INVALID_NAME, "", "it " + fault.what(), null, null);
        });
        return directory.resolve(bucket.name() + "-" + UUID.nameUUIDFromBytes(cloud.getBytes(StandardCharsets.UTF_8)));
    }
}
