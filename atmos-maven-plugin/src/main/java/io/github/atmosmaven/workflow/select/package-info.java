/** Loading of the stacks of a project, the selection of instances, and the files that every such goal leaves. */
@NullMarked
package io.github.atmosmaven.workflow.select;

import org.jspecify.annotations.NullMarked;
