/** Values of manifests, each with the place it was written at, and the change of whole trees of them. */
@NullMarked
package io.github.atmosmaven.model.value;

import org.jspecify.annotations.NullMarked;
