/** Lines that a run prints while it goes on, and the answers that a goal prints or writes to a file. */
@NullMarked
package io.github.atmosmaven.maven.console;

import org.jspecify.annotations.NullMarked;
