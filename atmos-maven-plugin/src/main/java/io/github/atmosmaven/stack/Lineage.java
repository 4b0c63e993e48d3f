package io.github.atmosmaven.stack;

import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a component inherits from.
 *
 * @param bases in the order they are applied, the furthest first; a base that is reached twice is applied twice
 * @param inheritance names of the bases, most specific first, each once (stack-semantics 5.10)
 * @param legacyModule the deepest component that the old attribute {@code component:} leads to, with the place of the
 *     instance's own attribute; it is the root module (5.14)
 * @param folderModule the folder of the root modules that {@code component:} names where it names no component (D23)
 */
record Lineage(
        List<Base> bases,
        List<String> inheritance,
        @Nullable TextValue legacyModule,
        @Nullable TextValue folderModule) {

    /** Of a component that inherits nothing. */
    static final Lineage NONE = new Lineage(List.of(), List.of(), null, null);

    /**
     * One base.
     *
     * @param strategy how its lists are merged over what came before it (stack-semantics 3.5)
     * @param typeInForce the backend type of its own chain, which its flat backend keys belong to (D30); {@code null}
     *     where the chain sets none
     * @param remoteTypeInForce the same for the remote state
     */
    record Base(
            String name,
            MapValue body,
            ListStrategy strategy,
            @Nullable TextValue typeInForce,
            @Nullable TextValue remoteTypeInForce) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Base that && name.equals(that.name) && strategy == that.strategy;
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, strategy);
        }
    }
}
