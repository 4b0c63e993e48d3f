/** Writing the data blocks by which instances read the states of others, without a run of a tool. */
@NullMarked
package io.github.atmosmaven.workflow.reads;

import org.jspecify.annotations.NullMarked;
