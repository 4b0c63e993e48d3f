/** Reads what {@code -backend-config} arguments of the POM add to the backends of instances. */
@NullMarked
package io.github.atmosmaven.backend.config;

import org.jspecify.annotations.NullMarked;
