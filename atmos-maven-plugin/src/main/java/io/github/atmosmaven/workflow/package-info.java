/**
 * Use cases: what a goal does, from an immutable request to a result, without knowing Maven.
 */
@NullMarked
package io.github.atmosmaven.workflow;

import org.jspecify.annotations.NullMarked;
