/** Answers about instances: their sections, where each value comes from, and the stacks there are. */
@NullMarked
package io.github.atmosmaven.workflow.describe;

import org.jspecify.annotations.NullMarked;
