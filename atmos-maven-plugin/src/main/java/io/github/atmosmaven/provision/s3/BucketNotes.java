package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.provision.Intents;
import java.nio.file.Path;
import java.util.Optional;

/** The note of one bucket in one cloud (D44). A text that is not a valid bucket name never becomes a path (D77). */
final class BucketNotes {

    private final Intents intents;
    private final WantedBucket bucket;
    private final CloudBucket store;

    /** @param store tells the cloud of the note */
    BucketNotes(Intents intents, WantedBucket bucket, CloudBucket store) {
        this.intents = intents;
        this.bucket = bucket;
        this.store = store;
    }

    /** Returns true if there is a note, as far as can be seen. */
    boolean exists() {
        requireName();
        return intents.exists(bucket, store.cloud());
    }

    Optional<Note> find() {
        requireName();
        return intents.find(bucket, store.cloud()).map(Note::parse);
    }

    void write(Note note) {
        requireName();
        String cloud = store.cloud();
        intents.write(bucket, cloud, note.text(bucket, cloud));
    }

    void forget() {
        requireName();
        intents.forget(bucket, store.cloud());
    }

    /** File that holds the note, for messages. */
    Path place() {
        requireName();
        return intents.place(bucket, store.cloud());
    }

    private void requireName() {
        BucketName.fault(bucket.name(), false).ifPresent(fault -> {
            throw new CloudRefusal(CloudRefusal.Kind.INVALID_NAME, "", "it " + fault.what(), null, null);
        });
    }
}
