/**
 * The order of instances: what each of them depends on, what depends on it, and cycles among them.
 */
@NullMarked
package io.github.atmosmaven.stack.order;

import org.jspecify.annotations.NullMarked;
