package io.github.atmosmaven.provision;

import io.github.atmosmaven.files.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Notes of buckets that are about to be created, for clouds that drop the tags of a create call and identities that may
 * not set them (D44): what was noted, exists and has no tags is the plugin's own half-made bucket. The {@code cloud} of
 * a note is {@link BucketStore#cloud}.
 */
public final class Intents {

    private final Path directory;

    /** @param directory below the build's output */
    public Intents(Path directory) {
        this.directory = directory;
    }

    boolean isNoted(StateBucket bucket, String cloud) {
        return Files.exists(file(bucket, cloud));
    }

    void note(StateBucket bucket, String cloud) {
        new AtomicFiles()
                .writeIfChanged(
                        file(bucket, cloud), bucket.name() + "\n" + bucket.region() + "\n", AtomicFiles.Access.DEFAULT);
    }

    void forget(StateBucket bucket, String cloud) {
        try {
            Files.deleteIfExists(file(bucket, cloud));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file for a name in a cloud: what was begun in one must never be taken for a bucket of another (D43). */
    private Path file(StateBucket bucket, String cloud) {
        return directory.resolve(bucket.name() + "-" + UUID.nameUUIDFromBytes(cloud.getBytes(StandardCharsets.UTF_8)));
    }
}
