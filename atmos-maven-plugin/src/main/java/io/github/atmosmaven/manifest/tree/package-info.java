/**
 * The stacks directory: its files and links, globs over them, and the search for top-level manifests (semantics 1).
 */
@NullMarked
package io.github.atmosmaven.manifest.tree;

import org.jspecify.annotations.NullMarked;
