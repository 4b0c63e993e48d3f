/** Names of stacks and workspaces. */
@NullMarked
package io.github.atmosmaven.stack.name;

import org.jspecify.annotations.NullMarked;
