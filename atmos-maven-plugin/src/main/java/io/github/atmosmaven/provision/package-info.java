/**
 * Creates the state backends of instances (D40–D49): which buckets are wanted, what is called to get them, and how a run
 * that was killed is completed. Talks to the cloud through the port {@link io.github.atmosmaven.provision.BucketStore}.
 */
@NullMarked
package io.github.atmosmaven.provision;

import org.jspecify.annotations.NullMarked;
