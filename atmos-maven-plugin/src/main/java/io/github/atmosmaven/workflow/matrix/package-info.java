/** Work on instances, spread over the machines of a CI system in the form that it reads (D91). */
@NullMarked
package io.github.atmosmaven.workflow.matrix;

import org.jspecify.annotations.NullMarked;
