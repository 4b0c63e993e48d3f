/**
 * Modules of one Maven build: which of them have stacks, how a goal reaches all of them, and what they tell each other.
 * Uses nothing of {@code maven}, which puts goals together from these parts.
 */
@NullMarked
package io.github.atmosmaven.maven.modules;

import org.jspecify.annotations.NullMarked;
