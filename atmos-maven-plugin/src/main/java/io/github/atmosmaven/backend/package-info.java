/**
 * Backends: the backend of an instance, its default attributes, the one address of its state, and the file that tells
 * Terraform (semantics 8, 9, D30, D31, D32, D33, D34, D35, D36, D37, D38, D39).
 */
@NullMarked
package io.github.atmosmaven.backend;

import org.jspecify.annotations.NullMarked;
