/**
 * The order of instances: what each of them depends on, cycles among them, and the waves in which a selection runs.
 */
@NullMarked
package io.github.atmosmaven.stack.order;

import org.jspecify.annotations.NullMarked;
