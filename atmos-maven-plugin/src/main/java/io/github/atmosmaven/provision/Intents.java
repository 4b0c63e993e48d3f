package io.github.atmosmaven.provision;

import io.github.atmosmaven.files.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Notes of buckets that are about to be created, for clouds that drop the tags of a create call and identities that may
 * not set them (D44): what was noted, exists and has no tags is the plugin's own half-made bucket.
 */
public final class Intents {

    private final Path directory;

    /** @param directory below the build's output */
    public Intents(Path directory) {
        this.directory = directory;
    }

    boolean isNoted(StateBucket bucket) {
        return Files.exists(file(bucket));
    }

    void note(StateBucket bucket) {
        new AtomicFiles()
                .writeIfChanged(
                        file(bucket), bucket.name() + "\n" + bucket.region() + "\n", AtomicFiles.Access.DEFAULT);
    }

    void forget(StateBucket bucket) {
        try {
            Files.deleteIfExists(file(bucket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(StateBucket bucket) {
        String identity = String.valueOf(bucket.backend().get("assume_role"))
                + bucket.backend().get("endpoints");
        String unique = Integer.toHexString(java.util.Arrays.hashCode(identity.getBytes(StandardCharsets.UTF_8)));
        return directory.resolve(bucket.name() + "-" + unique);
    }
}
