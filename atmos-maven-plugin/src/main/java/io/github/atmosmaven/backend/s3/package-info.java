/**
 * The attributes of s3 backends: no other package knows them by name. State addresses, provisioning, the SDK and the local
 * endpoint have them from here, so that all of them read one backend in the same way.
 */
@NullMarked
package io.github.atmosmaven.backend.s3;

import org.jspecify.annotations.NullMarked;
