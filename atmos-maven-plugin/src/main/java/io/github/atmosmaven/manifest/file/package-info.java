/**
 * One manifest by itself: its parse, its list of imports, and what is done with it before any merge (semantics 1, 2).
 */
@NullMarked
package io.github.atmosmaven.manifest.file;

import org.jspecify.annotations.NullMarked;
