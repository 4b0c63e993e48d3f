package io.github.atmosmaven.provision.s3;

import java.util.Map;

/** Opens the cloud's side of a bucket, with the identity its backend asks for (D46). */
@FunctionalInterface
public interface BucketStores {

    /** Throws {@link CloudRefusal} when no identity can be had. */
    BucketStore open(StateBucket bucket);

    /** Environment of the caller, which may name another store than the one of the cloud. */
    default Map<String, String> environment() {
        return Map.of();
    }
}
