/**
 * YAML functions: the files that {@code !include} puts into a manifest when it is read, and what a tag such as
 * {@code !env} computes for an instance, after the merge and before backends are resolved (semantics 11).
 */
@NullMarked
package io.github.atmosmaven.function;

import org.jspecify.annotations.NullMarked;
