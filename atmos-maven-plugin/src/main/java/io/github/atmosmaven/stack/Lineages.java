package io.github.atmosmaven.stack;

import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NumberValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the components of one manifest inherit from (stack-semantics 5.6–5.11, 5.14, D15): depth first, in list
 * order, the old attribute {@code component:} before {@code metadata.inherits}, a shared ancestor again with each branch.
 */
final class Lineages {

    private enum State {
        OPEN,
        SOUND,
        BROKEN
    }

    private final MapValue components;
    private final ListStrategy defaultStrategy;
    private final Predicate<String> isRootModule;
    private final Consumer<Problem> problems;
    private final Map<String, State> states = new HashMap<>();

    /**
     * @param components of the merged manifest, by name
     * @param isRootModule whether a folder of that name exists below the root modules
     */
    Lineages(
            MapValue components,
            ListStrategy defaultStrategy,
            Predicate<String> isRootModule,
            Consumer<Problem> problems) {
        this.components = components;
        this.defaultStrategy = defaultStrategy;
        this.isRootModule = isRootModule;
        this.problems = problems;
    }

    /** Reports unknown bases and cycles among all components: on the way from real ones first, then from the rest. */
    void check() {
        for (boolean abstracts : new boolean[] {false, true}) {
            for (MapValue.Entry component : components.entries()) {
                if (component.value() instanceof MapValue body && isAbstract(body) == abstracts) {
                    check(component.key(), body, new ArrayList<>());
                }
            }
        }
    }

    private State check(String name, MapValue body, List<String> way) {
        State known = states.get(name);
        if (known != null) {
            return known;
        }
        states.put(name, State.OPEN);
        way.add(name);
        State state = State.SOUND;
        for (TextValue reference : references(name, body)) {
            if (checkReference(name, reference, way) == State.BROKEN) {
                state = State.BROKEN;
            }
        }
        way.remove(way.size() - 1);
        states.put(name, state);
        return state;
    }

    private State checkReference(String name, TextValue reference, List<String> way) {
        MapValue base = components.map(reference.text());
        if (base == null) {
            return checkMissing(name, reference);
        }
        if (states.get(reference.text()) == State.OPEN) {
            List<String> cycle = new ArrayList<>(way.subList(way.indexOf(reference.text()), way.size()));
            cycle.add(reference.text());
            problems.accept(Problem.error(
                    ProblemCode.INHERITANCE_CYCLE,
                    reference.location(),
                    "inheriting '" + reference.text() + "' closes a cycle: " + String.join(" -> ", cycle),
                    "take one base out of the cycle"));
            return State.BROKEN;
        }
        return check(reference.text(), base, way);
    }

    private State checkMissing(String name, TextValue reference) {
        if (components.containsKey(reference.text())) {
            // It is there and broken, which was said at its own place.
            return State.BROKEN;
        }
        boolean legacy = reference == legacyReference(name, components.map(name));
        if (legacy && isRootModule.test(reference.text())) {
            problems.accept(Problem.warning(
                    ProblemCode.LEGACY_COMPONENT_FOLDER,
                    reference.location(),
                    "'component: " + reference.text() + "' of component '" + name
                            + "' names no component but a folder of the root modules",
                    "write 'metadata: {component: " + reference.text() + "}'"));
            return State.SOUND;
        }
        problems.accept(Problem.error(
                ProblemCode.UNKNOWN_BASE,
                reference.location(),
                "component '" + name + "' inherits from '" + reference.text()
                        + "', which is no component of this stack",
                NearestName.of(reference.text(), components.keys())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("define it, or import the manifest that does")));
        return State.BROKEN;
    }

    /** Whether the component and everything it inherits from is sound; {@link #check()} has said what is not. */
    boolean isSound(String component) {
        return states.get(component) == State.SOUND;
    }

    Lineage of(String name, MapValue body) {
        List<Lineage.Base> bases = new ArrayList<>();
        ListStrategy own = strategyOf(body).orElse(defaultStrategy);
        TextValue legacy = legacyReference(name, body);
        TextValue legacyModule = null;
        TextValue folderModule = null;
        if (legacy != null) {
            MapValue base = components.map(legacy.text());
            if (base == null) {
                folderModule = legacy;
            } else {
                legacyModule = new TextValue(deepest(legacy.text(), base), legacy.location());
                apply(legacy.text(), base, own, bases);
            }
        }
        for (TextValue reference : inherits(body)) {
            MapValue base = components.map(reference.text());
            if (base != null) {
                apply(reference.text(), base, own, bases);
            }
        }
        return new Lineage(List.copyOf(bases), inheritance(bases), legacyModule, folderModule);
    }

    /** Applies a base after everything that it inherits itself. */
    private void apply(String name, MapValue body, ListStrategy heirs, List<Lineage.Base> bases) {
        ListStrategy strategy = strategyOf(body).orElse(heirs);
        int before = bases.size();
        for (TextValue reference : references(name, body)) {
            MapValue base = components.map(reference.text());
            if (base != null) {
                apply(reference.text(), base, strategy, bases);
            }
        }
        List<Lineage.Base> chain = bases.subList(before, bases.size());
        TextValue type = typeOf(Section.BACKEND_TYPE, body, chain);
        TextValue remoteType = typeOf(Section.REMOTE_STATE_BACKEND_TYPE, body, chain);
        bases.add(new Lineage.Base(name, body, strategy, type, remoteType));
    }

    private static @Nullable TextValue typeOf(Section section, MapValue body, List<Lineage.Base> chain) {
        TextValue type = nonEmptyText(body, section.key());
        for (int i = chain.size() - 1; type == null && i >= 0; i--) {
            type = nonEmptyText(chain.get(i).body(), section.key());
        }
        return type;
    }

    static @Nullable TextValue nonEmptyText(MapValue body, String key) {
        return body.get(key) instanceof TextValue text && !text.text().isEmpty() ? text : null;
    }

    /** The text at a key, a number as good as text (D17); null where there is none or it is empty. */
    static @Nullable TextValue nonEmptyName(MapValue body, String key) {
        return body.get(key) instanceof NumberValue number
                ? new TextValue(number.toString(), number.location())
                : nonEmptyText(body, key);
    }

    private static List<String> inheritance(List<Lineage.Base> bases) {
        LinkedHashMap<String, Boolean> order = new LinkedHashMap<>();
        for (Lineage.Base base : bases) {
            order.remove(base.name());
            order.put(base.name(), true);
        }
        List<String> names = new ArrayList<>(order.keySet());
        java.util.Collections.reverse(names);
        return List.copyOf(names);
    }

    /** The end of the chain of {@code component:} attributes that starts at a base. */
    private String deepest(String name, MapValue body) {
        TextValue next = isAbstract(body) ? null : legacyReference(name, body);
        MapValue base = next == null ? null : components.map(next.text());
        return base == null || next == null ? name : deepest(next.text(), base);
    }

    /** What a component refers to, in the order it is applied; an abstract base drops its old attribute (5.7). */
    private List<TextValue> references(String name, MapValue body) {
        List<TextValue> references = new ArrayList<>();
        TextValue legacy = isAbstract(body) ? null : legacyReference(name, body);
        if (legacy != null) {
            references.add(legacy);
        }
        references.addAll(inherits(body));
        return references;
    }

    /** The old attribute; one that names the component itself only says that it is its own root module. */
    private static @Nullable TextValue legacyReference(String name, @Nullable MapValue body) {
        TextValue legacy = body == null ? null : nonEmptyText(body, "component");
        return legacy == null || legacy.text().equals(name) ? null : legacy;
    }

    private static List<TextValue> inherits(MapValue body) {
        if (!(body.at("metadata", "inherits") instanceof ListValue list)) {
            return List.of();
        }
        List<TextValue> names = new ArrayList<>();
        for (Value item : list.items()) {
            if (item instanceof TextValue text) {
                names.add(text);
            }
        }
        return names;
    }

    private static Optional<ListStrategy> strategyOf(MapValue body) {
        return body.at("settings", "list_merge_strategy") instanceof TextValue text
                ? ListStrategy.of(text.text())
                : Optional.empty();
    }

    static boolean isAbstract(MapValue body) {
        return body.at("metadata", "type") instanceof TextValue type
                && type.text().equals("abstract");
    }
}
