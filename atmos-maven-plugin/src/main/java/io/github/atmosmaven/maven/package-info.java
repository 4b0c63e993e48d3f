/**
 * The edge to Maven: its session, settings and log on one side, requests of use cases on the other. Together with
 * {@code mojo} the only package that knows Maven, and the one place where use cases are put together.
 */
@NullMarked
package io.github.atmosmaven.maven;

import org.jspecify.annotations.NullMarked;
