package io.github.atmosmaven.stack.component;

import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.component.Lineage.Base;
import io.github.atmosmaven.stack.component.Lineage.Chain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the components of one manifest inherit from (semantics 5.6, 5.7, 5.8, 5.9, 5.10, 5.14, D15): depth first, in list
 * order, the old attribute {@code component:} before {@code metadata.inherits}, a shared ancestor again with each branch.
 */
public final class Lineages {

    private final Map<String, Component> components = new LinkedHashMap<>();
    private final ListStrategy defaultStrategy;
    private final LineageCheck check;
    /** Chains that end with a base, by that base and the list strategy of the heir. */
    private final Map<Applied, Chain> applied = new HashMap<>();

    /** @param heir the list strategy of the component that inherits, directly or not */
    private record Applied(String base, ListStrategy heir) {}

    /**
     * @param components of the merged manifest, by name
     * @param isRootModule true if a folder of that name exists below the root modules
     */
    public Lineages(
            MapValue components,
            ListStrategy defaultStrategy,
            Predicate<String> isRootModule,
            Consumer<Problem> problems) {
        this.defaultStrategy = defaultStrategy;
        for (MapValue.Entry entry : components.entries()) {
            if (entry.value() instanceof MapValue body) {
                this.components.put(entry.key(), Component.of(entry, body));
            }
        }
        this.check = new LineageCheck(this.components, components, isRootModule, problems);
    }

    /** The components that are maps, in the order of the manifest. */
    public Collection<Component> components() {
        return components.values();
    }

    /** Reports what is wrong with inheritance. */
    public void check() {
        check.run();
    }

    /** Returns true if the component and everything it inherits from is sound; {@link #check()} has said what is not. */
    public boolean isSound(String component) {
        return check.isSound(component);
    }

    /**
     * Components that a component without faults inherits from.
     *
     * @param overrides of the component, which may choose its list strategy
     */
    public Lineage of(Component component, @Nullable MapValue overrides) {
        TextValue legacy = component.legacy();
        if (legacy == null && component.inherits().isEmpty()) {
            return Lineage.NONE;
        }
        ListStrategy own =
                strategyOf(overrides).or(() -> strategyOf(component.body())).orElse(defaultStrategy);
        List<Chain> chains = new ArrayList<>();
        TextValue legacyModule = null;
        TextValue folderModule = null;
        if (legacy != null) {
            Component base = components.get(legacy.text());
            if (base == null) {
                folderModule = legacy;
            } else {
                legacyModule = new TextValue(deepest(base), legacy.location());
                chains.add(applied(base, own));
            }
        }
        addApplied(component.inherits(), own, chains);
        Chain chain = joined(chains);
        return new Lineage(chain, inheritance(chain.all()), legacyModule, folderModule);
    }

    private void addApplied(List<TextValue> references, ListStrategy heir, List<Chain> chains) {
        for (TextValue reference : references) {
            Component base = components.get(reference.text());
            if (base != null) {
                chains.add(applied(base, heir));
            }
        }
    }

    private static Chain joined(List<Chain> chains) {
        if (chains.size() < 2) {
            return chains.isEmpty() ? Chain.EMPTY : chains.get(0);
        }
        List<Base> all = new ArrayList<>();
        chains.forEach(chain -> all.addAll(chain.all()));
        return new Chain(List.copyOf(all), chains.get(0));
    }

    /** A base after everything that it inherits itself. */
    private Chain applied(Component base, ListStrategy heir) {
        Applied key = new Applied(base.name(), heir);
        Chain known = applied.get(key);
        if (known == null) {
            known = apply(base, heir);
            applied.put(key, known);
        }
        return known;
    }

    /** A base that sets no list strategy has that of the heir, whatever the bases between them set (semantics 3.5). */
    private Chain apply(Component base, ListStrategy heir) {
        ListStrategy strategy = strategyOf(base.body()).orElse(heir);
        List<Chain> chains = new ArrayList<>();
        addApplied(base.references(), heir, chains);
        List<Base> all = new ArrayList<>();
        chains.forEach(chain -> all.addAll(chain.all()));
        Value type = textOrFunction(base.body(), Section.BACKEND_TYPE.key());
        Value remoteType = textOrFunction(base.body(), Section.REMOTE_STATE_BACKEND_TYPE.key());
        for (int i = chains.size() - 1; i >= 0; i--) {
            Base nearest = chains.get(i).last();
            type = type == null ? nearest.typeInForce() : type;
            remoteType = remoteType == null ? nearest.remoteTypeInForce() : remoteType;
        }
        all.add(new Base(new Layer(Layer.Kind.BASE, base.name(), base.body()), strategy, type, remoteType));
        return new Chain(List.copyOf(all), chains.isEmpty() ? null : chains.get(0));
    }

    /** The text at a key, or a function that is to become one; null where there is neither or the text is empty. */
    static @Nullable Value textOrFunction(MapValue body, String key) {
        return body.get(key) instanceof FunctionValue function ? function : nonEmptyText(body, key);
    }

    public static @Nullable TextValue nonEmptyText(MapValue body, String key) {
        return body.get(key) instanceof TextValue text && !text.text().isEmpty() ? text : null;
    }

    /** The text at a key, a number as good as text (D17); null where there is none or it is empty. */
    public static @Nullable TextValue nonEmptyName(MapValue body, String key) {
        return body.get(key) instanceof NumberValue number
                ? new TextValue(number.toString(), number.location())
                : nonEmptyText(body, key);
    }

    private static List<String> inheritance(List<Base> bases) {
        if (bases.size() < 2) {
            return bases.isEmpty() ? List.of() : List.of(bases.get(0).name());
        }
        LinkedHashMap<String, Boolean> order = new LinkedHashMap<>();
        for (Base base : bases) {
            order.remove(base.name());
            order.put(base.name(), true);
        }
        List<String> names = new ArrayList<>(order.keySet());
        Collections.reverse(names);
        return List.copyOf(names);
    }

    /** The base that is complete first of all that a base inherits from, itself included (semantics 5.7, 5.14). */
    private String deepest(Component base) {
        for (TextValue reference : base.references()) {
            Component next = components.get(reference.text());
            if (next != null) {
                return deepest(next);
            }
        }
        return base.name();
    }

    private static Optional<ListStrategy> strategyOf(@Nullable MapValue level) {
        return level != null && level.at("settings", "list_merge_strategy") instanceof TextValue text
                ? ListStrategy.of(text.text())
                : Optional.empty();
    }
}
