/**
 * Locals of one manifest, which are filled in before anything is merged (semantics 1).
 */
@NullMarked
package io.github.atmosmaven.manifest.locals;

import org.jspecify.annotations.NullMarked;
