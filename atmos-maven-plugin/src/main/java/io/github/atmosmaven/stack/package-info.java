/**
 * From merged manifests to instances: sections, inheritance, names, workspaces (semantics 4, 5, 6, 7).
 */
@NullMarked
package io.github.atmosmaven.stack;

import org.jspecify.annotations.NullMarked;
