/** The instances that a commit affects: both commits read, resolved and compared (D90). */
@NullMarked
package io.github.atmosmaven.workflow.affected;

import org.jspecify.annotations.NullMarked;
