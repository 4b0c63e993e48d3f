/** Components of a manifest: their sections, what they inherit, and the checks of both. */
@NullMarked
package io.github.atmosmaven.stack.component;

import org.jspecify.annotations.NullMarked;
