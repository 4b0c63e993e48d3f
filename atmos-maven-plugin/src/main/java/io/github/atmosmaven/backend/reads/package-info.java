/**
 * Data blocks {@code terraform_remote_state}: what one has to say for a root module to read the state of another instance,
 * whatever backend holds it.
 */
@NullMarked
package io.github.atmosmaven.backend.reads;

import org.jspecify.annotations.NullMarked;
