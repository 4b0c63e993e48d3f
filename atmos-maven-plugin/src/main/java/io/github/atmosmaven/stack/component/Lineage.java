package io.github.atmosmaven.stack.component;

import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Inheritance of a component.
 *
 * @param chain all bases in merge order; a base reached by two paths appears twice
 * @param inheritance names of the bases, most specific first, each once (semantics 5.10)
 * @param legacyModule the deepest component that the old attribute {@code component:} leads to, with the place of the
 *     instance's own attribute; it is the root module (semantics 5.14)
 * @param folderModule the folder of the root modules that {@code component:} names if it names no component (D23)
 */
public record Lineage(
        Chain chain,
        List<String> inheritance,
        @Nullable TextValue legacyModule,
        @Nullable TextValue folderModule) {

    /** Of a component that inherits nothing. */
    static final Lineage NONE = new Lineage(Chain.EMPTY, List.of(), null, null);

    /** In the order they are applied, the furthest first. */
    List<Base> bases() {
        return chain.all();
    }

    /**
     * Bases in the order they are applied, which share their beginning with others: a chain of a thousand heirs has half
     * a million bases, and each heir adds one to what the one before it has.
     *
     * @param all all bases, the furthest first
     * @param head beginning of these bases as a chain of its own; {@code null} if no other chain shares it
     */
    record Chain(List<Base> all, @Nullable Chain head) {

        static final Chain EMPTY = new Chain(List.of(), null);

        /** The nearest of them. */
        Base last() {
            return all.get(all.size() - 1);
        }

        /** The bases after the head. */
        List<Base> rest() {
            return head == null ? all : all.subList(head.all.size(), all.size());
        }
    }

    /**
     * One base.
     *
     * @param layer its name and its own sections, as a level of each heir
     * @param strategy strategy for merging its lists over those of earlier bases (semantics 3.5)
     * @param typeInForce the backend type of its own chain, which its flat backend keys belong to (D30); {@code null}
     *     if the chain sets none, a function where it is computed for each heir
     * @param remoteTypeInForce the type of the remote state in the same chain
     */
    record Base(
            Layer layer,
            ListStrategy strategy,
            @Nullable Value typeInForce,
            @Nullable Value remoteTypeInForce) {

        String name() {
            return layer.name();
        }

        MapValue body() {
            return layer.sections();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other == this
                    || other instanceof Base that && name().equals(that.name()) && strategy == that.strategy;
        }

        @Override
        public int hashCode() {
            return Objects.hash(name(), strategy);
        }
    }
}
