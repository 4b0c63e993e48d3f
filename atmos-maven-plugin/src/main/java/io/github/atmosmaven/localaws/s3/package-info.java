/** Operations of S3 on buckets and objects, and where these are kept. */
@NullMarked
package io.github.atmosmaven.localaws.s3;

import org.jspecify.annotations.NullMarked;
