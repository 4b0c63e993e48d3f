/** The answers of this plugin beside those that Atmos printed (D92). */
@NullMarked
package io.github.atmosmaven.workflow.compare;

import org.jspecify.annotations.NullMarked;
