/** Parameters that several goals share. */
@NullMarked
package io.github.atmosmaven.mojo.parameters;

import org.jspecify.annotations.NullMarked;
