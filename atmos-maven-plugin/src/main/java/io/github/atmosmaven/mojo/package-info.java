/** The goals. Each reads its parameters, calls one use case and prints one result. */
@NullMarked
package io.github.atmosmaven.mojo;

import org.jspecify.annotations.NullMarked;
