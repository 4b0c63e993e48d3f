/** Judges the backends of instances by the catalogue, each backend once however many instances share it (D29, D33). */
@NullMarked
package io.github.atmosmaven.workflow.lint;

import org.jspecify.annotations.NullMarked;
