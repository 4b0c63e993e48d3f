package io.github.atmosmaven.stack.settings;

import io.github.atmosmaven.merge.ListStrategy;

/**
 * Rules of merging and inheritance.
 *
 * @param listStrategy strategy of every list that does not choose its own
 * @param inheritsMetadata {@code stacks.inherit.metadata}
 * @param inheritsSource {@code stacks.inherit.source}, which rules {@code source} and {@code provision}
 */
public record MergeSettings(ListStrategy listStrategy, boolean inheritsMetadata, boolean inheritsSource) {}
