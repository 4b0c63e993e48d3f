/**
 * Buckets of S3 as state stores (D42, D44, D45, D46, D48): who wants which bucket, the calls that make it with secure
 * settings, and how a run that was killed is completed. Talks to the cloud through the port
 * {@link io.github.atmosmaven.provision.s3.BucketStore}.
 */
@NullMarked
package io.github.atmosmaven.provision.s3;

import org.jspecify.annotations.NullMarked;
