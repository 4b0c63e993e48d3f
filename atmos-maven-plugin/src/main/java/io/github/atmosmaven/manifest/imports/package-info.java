/**
 * Manifests together: what they import, in which order, and the merge of it (semantics 2).
 */
@NullMarked
package io.github.atmosmaven.manifest.imports;

import org.jspecify.annotations.NullMarked;
