/**
 * Problems as values: a {@link io.github.atmosmaven.problem.Problem} has a code, a severity, a place, a message and a
 * hint (D70). Depends on the JDK only.
 */
@NullMarked
package io.github.atmosmaven.problem;

import org.jspecify.annotations.NullMarked;
