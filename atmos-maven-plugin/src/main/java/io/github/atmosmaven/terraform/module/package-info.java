/**
 * Root modules and the local modules they call: their code as a tool reads it, and checks of it before a run (D61, D74,
 * D76).
 */
@NullMarked
package io.github.atmosmaven.terraform.module;

import org.jspecify.annotations.NullMarked;
