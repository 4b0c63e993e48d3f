/**
 * Differences between the instances of two commits. Knows neither git nor the files of either commit: both are values
 * by now.
 */
@NullMarked
package io.github.atmosmaven.affected;

import org.jspecify.annotations.NullMarked;
