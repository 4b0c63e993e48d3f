/**
 * A command of a tool as a user types it: its words, what is refused in them, and what it needs before it is run (D69).
 */
@NullMarked
package io.github.atmosmaven.terraform.typed;

import org.jspecify.annotations.NullMarked;
