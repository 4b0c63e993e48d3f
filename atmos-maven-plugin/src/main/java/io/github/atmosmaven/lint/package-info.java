/**
 * Judges a backend by the catalogue of all attributes of all backend types (D33), for one tool and version or for all that
 * may run (D29). What holds for a single type only is described in {@code backend.type.rules}.
 */
@NullMarked
package io.github.atmosmaven.lint;

import org.jspecify.annotations.NullMarked;
