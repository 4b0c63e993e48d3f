package io.github.atmosmaven.backend;

import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * Sections about backends of one level of an instance.
 *
 * @param ofBase list strategy for merging the lists of a base over those of the bases before it, the only merging that
 *     follows what components choose (semantics 3.5); {@code null} for a level that is no base
 * @param section the level's own body, of which only the four keys about backends are read
 * @param typeInForce type that flat keys of the level belong to: the type of its own chain, else that of
 *     {@code terraform:} (D30); {@code null} if neither sets one
 * @param remoteTypeInForce type that flat keys about the remote state belong to, found in the same way
 */
public record BackendLevel(
        Layer.Kind kind,
        @Nullable ListStrategy ofBase,
        MapValue section,
        @Nullable TextValue typeInForce,
        @Nullable TextValue remoteTypeInForce) {}
