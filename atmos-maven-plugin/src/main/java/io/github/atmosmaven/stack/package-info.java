/**
 * From merged manifests to instances: sections, inheritance, names, workspaces (stack-semantics §4–§7).
 */
@NullMarked
package io.github.atmosmaven.stack;

import org.jspecify.annotations.NullMarked;
