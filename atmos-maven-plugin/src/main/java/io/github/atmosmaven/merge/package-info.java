/**
 * Deep merge of values (semantics 3, D14). Nothing is copied that did not change: a subtree that only one side
 * has is shared by the result. Depends on {@code model} and {@code problem} only.
 */
@NullMarked
package io.github.atmosmaven.merge;

import org.jspecify.annotations.NullMarked;
