/** Starts other programs: by argument lists, never through a shell (D60). */
@NullMarked
package io.github.atmosmaven.process;

import org.jspecify.annotations.NullMarked;
