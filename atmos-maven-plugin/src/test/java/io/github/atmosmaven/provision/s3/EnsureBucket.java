package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.provision.EnsureStore;
import io.github.atmosmaven.provision.Intents;
import io.github.atmosmaven.provision.StoreResult;

/** The work on one bucket through the port of state stores. */
record EnsureBucket(WantedBucket bucket, CloudBucket store, Intents intents, boolean dryRun, Patience patience) {

    StoreResult run() {
        return new EnsureStore(bucket, new S3StateStore(bucket, store, intents, patience, words -> words), dryRun)
                .run();
    }
}
