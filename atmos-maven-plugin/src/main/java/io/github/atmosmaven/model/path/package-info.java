/** Names and paths as texts: what a path means, and what a name may be made of. */
@NullMarked
package io.github.atmosmaven.model.path;

import org.jspecify.annotations.NullMarked;
