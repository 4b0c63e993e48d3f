package io.github.atmosmaven.backend;

import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * What one level says about backends.
 *
 * @param ofBase how the lists of a base are merged over those of the bases before it, which alone follow what components
 *     choose (semantics 3.5); {@code null} for a level that is no base
 * @param section the level's own body, in which only the four keys about backends are read
 * @param typeInForce the type that flat keys of the level belong to: that of its own chain, else that of
 *     {@code terraform:} (D30); {@code null} where neither sets one
 * @param remoteTypeInForce the same for the remote state
 */
public record BackendLevel(
        Layer.Kind kind,
        String name,
        @Nullable ListStrategy ofBase,
        MapValue section,
        @Nullable TextValue typeInForce,
        @Nullable TextValue remoteTypeInForce) {}
