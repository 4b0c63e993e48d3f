/**
 * Creates the state backends of instances (D40, D41, D42, D43, D44, D45, D46, D47, D48): which buckets are wanted, what is called to get them, and how a run
 * that was killed is completed. Talks to the cloud through the port {@link io.github.atmosmaven.provision.BucketStore}.
 */
@NullMarked
package io.github.atmosmaven.provision;

import org.jspecify.annotations.NullMarked;
