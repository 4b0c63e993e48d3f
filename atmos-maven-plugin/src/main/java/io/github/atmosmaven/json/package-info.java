/**
 * JSON text to values and back: what is rendered, reported and included. The only package that knows Jackson; values are
 * written without it, so a run that only writes JSON does not load it.
 */
@NullMarked
package io.github.atmosmaven.json;

import org.jspecify.annotations.NullMarked;
