package io.github.atmosmaven.provision;

/** Opens the cloud's side of a bucket, with the identity its backend asks for (D46). */
@FunctionalInterface
public interface BucketStores {

    /** Throws {@link CloudRefusal} when no identity can be had. */
    BucketStore open(StateBucket bucket);
}
