/** Writes files so that nobody ever sees half of one, and only when their bytes change. */
@NullMarked
package io.github.atmosmaven.files;

import org.jspecify.annotations.NullMarked;
