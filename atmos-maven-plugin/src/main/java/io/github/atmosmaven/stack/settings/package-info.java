/** Settings that the answers about stacks depend on. */
@NullMarked
package io.github.atmosmaven.stack.settings;

import org.jspecify.annotations.NullMarked;
