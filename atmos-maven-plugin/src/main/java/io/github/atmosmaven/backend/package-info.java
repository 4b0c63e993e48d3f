/**
 * Where state lives: which backend an instance has, its default attributes, the one address of its state, and the file
 * that tells Terraform (stack-semantics §8–§9, D30–D39).
 */
@NullMarked
package io.github.atmosmaven.backend;

import org.jspecify.annotations.NullMarked;
