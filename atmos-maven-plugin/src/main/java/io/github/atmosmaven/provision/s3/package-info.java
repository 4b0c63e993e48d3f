/**
 * Buckets of S3 as state stores (D42, D44, D45, D46, D48): who wants which bucket, the calls that make it with secure
 * settings, and how a run that was killed is completed. A {@code WantedBucket} is a bucket as instances want it, a
 * {@link io.github.atmosmaven.provision.s3.CloudBucket} is the port to the bucket as the cloud has it, and
 * {@code S3StateStore} makes the one of the other.
 */
@NullMarked
package io.github.atmosmaven.provision.s3;

import org.jspecify.annotations.NullMarked;
