/**
 * The values everything else speaks of: YAML values that know their place, resolved instances, backends and state
 * addresses. Depends on {@code problem} only.
 */
@NullMarked
package io.github.atmosmaven.model;

import org.jspecify.annotations.NullMarked;
