/**
 * Rules for the backends of single types beyond the catalogue of attributes (D33): values that tools refuse, and
 * values that they take without a word. One class describes each type.
 */
@NullMarked
package io.github.atmosmaven.backend.type.rules;

import org.jspecify.annotations.NullMarked;
