package io.github.atmosmaven.provision.s3;

import java.util.Map;

/** Opens buckets as their clouds have them, with the identity that the backend of each asks for (D46). */
@FunctionalInterface
public interface CloudBuckets {

    /** Throws {@link CloudRefusal} when no identity can be had. */
    CloudBucket open(WantedBucket bucket);

    /** Environment of the caller, which may name another store than the one of the cloud. */
    default Map<String, String> environment() {
        return Map.of();
    }
}
