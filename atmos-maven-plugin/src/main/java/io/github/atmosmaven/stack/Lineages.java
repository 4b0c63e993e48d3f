package io.github.atmosmaven.stack;

import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NumberValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the components of one manifest inherit from (stack-semantics 5.6–5.11, 5.14, D15): depth first, in list
 * order, the old attribute {@code component:} before {@code metadata.inherits}, a shared ancestor again with each branch.
 */
final class Lineages {

    /** How many bases a component may have, one that it reaches in several ways counted each time (D24). */
    private static final int MAX_BASES = 10_000;

    private static final int MAX_DEPTH = 1_000;

    private enum State {
        OPEN,
        SOUND,
        BROKEN
    }

    private final Map<String, Component> components = new LinkedHashMap<>();
    private final MapValue written;
    private final ListStrategy defaultStrategy;
    private final Predicate<String> isRootModule;
    private final Consumer<Problem> problems;
    private final Map<String, State> states = new HashMap<>();
    /** Abstract components that are sound for their heirs, which drop what the old attribute names, and not alone (5.7). */
    private final Set<String> brokenAlone = new HashSet<>();
    /** How many bases each sound component has. */
    private final Map<String, Integer> sizes = new HashMap<>();

    /**
     * @param components of the merged manifest, by name
     * @param isRootModule whether a folder of that name exists below the root modules
     */
    Lineages(
            MapValue components,
            ListStrategy defaultStrategy,
            Predicate<String> isRootModule,
            Consumer<Problem> problems) {
        this.written = components;
        this.defaultStrategy = defaultStrategy;
        this.isRootModule = isRootModule;
        this.problems = problems;
        for (MapValue.Entry entry : components.entries()) {
            if (entry.value() instanceof MapValue body) {
                this.components.put(entry.key(), Component.of(entry, body));
            }
        }
    }

    /** The components that are maps, in the order of the manifest. */
    Collection<Component> components() {
        return components.values();
    }

    /** Reports unknown bases and cycles among all components: on the way from real ones first, then from the rest. */
    void check() {
        for (boolean abstracts : new boolean[] {false, true}) {
            for (Component component : components.values()) {
                if (component.isAbstract() == abstracts) {
                    check(component, new ArrayList<>());
                }
            }
        }
        for (Component component : components.values()) {
            TextValue dropped = component.isAbstract() ? component.legacy() : null;
            if (dropped != null
                    && checkReference(component, dropped, new ArrayList<>(List.of(component.name()))) == State.BROKEN) {
                brokenAlone.add(component.name());
            }
        }
    }

    private State check(Component component, List<String> way) {
        State known = states.get(component.name());
        if (known != null) {
            return known;
        }
        List<TextValue> references = component.references();
        if (references.isEmpty()) {
            return settle(component, State.SOUND, 0);
        }
        states.put(component.name(), State.OPEN);
        way.add(component.name());
        State state = State.SOUND;
        int size = 0;
        for (TextValue reference : references) {
            if (checkReference(component, reference, way) == State.BROKEN) {
                state = State.BROKEN;
            }
            size = Math.min(MAX_BASES + 1, size + 1 + sizes.getOrDefault(reference.text(), 0));
        }
        way.remove(way.size() - 1);
        if (state == State.SOUND && size > MAX_BASES) {
            state = refuse(component, references.get(0), "more than " + MAX_BASES + " bases, counted in every way");
        }
        return settle(component, state, size);
    }

    private State settle(Component component, State state, int size) {
        states.put(component.name(), state);
        if (size > 0) {
            sizes.put(component.name(), size);
        }
        return state;
    }

    private State refuse(Component component, TextValue reference, String what) {
        problems.accept(Problem.error(
                ProblemCode.LIMIT_EXCEEDED,
                reference.location(),
                "component '" + component.name() + "' inherits from " + what,
                "let fewer components inherit from each other"));
        return State.BROKEN;
    }

    private State checkReference(Component component, TextValue reference, List<String> way) {
        Component base = components.get(reference.text());
        if (base == null) {
            return checkMissing(component, reference);
        }
        if (states.get(base.name()) == State.OPEN) {
            List<String> cycle = new ArrayList<>(way.subList(way.indexOf(base.name()), way.size()));
            cycle.add(base.name());
            problems.accept(Problem.error(
                    ProblemCode.INHERITANCE_CYCLE,
                    reference.location(),
                    "inheriting '" + reference.text() + "' closes a cycle: " + String.join(" -> ", cycle),
                    "take one base out of the cycle"));
            return State.BROKEN;
        }
        if (way.size() > MAX_DEPTH) {
            return refuse(component, reference, "a chain of more than " + MAX_DEPTH + " bases");
        }
        return check(base, way);
    }

    private State checkMissing(Component component, TextValue reference) {
        if (written.containsKey(reference.text())) {
            // It is there and broken, which was said at its own place.
            return State.BROKEN;
        }
        if (reference == component.legacy() && isRootModule.test(reference.text())) {
            problems.accept(Problem.warning(
                    ProblemCode.LEGACY_COMPONENT_FOLDER,
                    reference.location(),
                    "'component: " + reference.text() + "' of component '" + component.name()
                            + "' names no component but a folder of the root modules",
                    "write 'metadata: {component: " + reference.text() + "}'"));
            return State.SOUND;
        }
        problems.accept(Problem.error(
                ProblemCode.UNKNOWN_BASE,
                reference.location(),
                "component '" + component.name() + "' inherits from '" + reference.text()
                        + "', which is no component of this stack",
                NearestName.of(reference.text(), written.keys())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("define it, or import the manifest that does")));
        return State.BROKEN;
    }

    /** Whether the component and everything it inherits from is sound; {@link #check()} has said what is not. */
    boolean isSound(String component) {
        return states.get(component) == State.SOUND && !brokenAlone.contains(component);
    }

    /** What a sound component inherits from. */
    Lineage of(Component component) {
        if (component.legacy() == null && component.inherits().isEmpty()) {
            return Lineage.NONE;
        }
        List<Lineage.Base> bases = new ArrayList<>();
        ListStrategy own = strategyOf(component.body()).orElse(defaultStrategy);
        TextValue legacy = component.legacy();
        TextValue legacyModule = null;
        TextValue folderModule = null;
        if (legacy != null) {
            Component base = components.get(legacy.text());
            if (base == null) {
                folderModule = legacy;
            } else {
                legacyModule = new TextValue(deepest(base), legacy.location());
                apply(base, own, bases);
            }
        }
        for (TextValue reference : component.inherits()) {
            Component base = components.get(reference.text());
            if (base != null) {
                apply(base, own, bases);
            }
        }
        return new Lineage(List.copyOf(bases), inheritance(bases), legacyModule, folderModule);
    }

    /** Applies a base after everything that it inherits itself. */
    private void apply(Component base, ListStrategy heirs, List<Lineage.Base> bases) {
        ListStrategy strategy = strategyOf(base.body()).orElse(heirs);
        int before = bases.size();
        for (TextValue reference : base.references()) {
            Component further = components.get(reference.text());
            if (further != null) {
                apply(further, strategy, bases);
            }
        }
        List<Lineage.Base> chain = bases.subList(before, bases.size());
        TextValue type = typeOf(Section.BACKEND_TYPE, base.body(), chain);
        TextValue remoteType = typeOf(Section.REMOTE_STATE_BACKEND_TYPE, base.body(), chain);
        bases.add(new Lineage.Base(base.name(), base.body(), strategy, type, remoteType));
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
        if (bases.size() < 2) {
            return bases.isEmpty() ? List.of() : List.of(bases.get(0).name());
        }
        LinkedHashMap<String, Boolean> order = new LinkedHashMap<>();
        for (Lineage.Base base : bases) {
            order.remove(base.name());
            order.put(base.name(), true);
        }
        List<String> names = new ArrayList<>(order.keySet());
        Collections.reverse(names);
        return List.copyOf(names);
    }

    /** The base that is complete first of all that a base inherits from, itself included (5.7, 5.14). */
    private String deepest(Component base) {
        for (TextValue reference : base.references()) {
            Component next = components.get(reference.text());
            if (next != null) {
                return deepest(next);
            }
        }
        return base.name();
    }

    private static Optional<ListStrategy> strategyOf(MapValue body) {
        return body.at("settings", "list_merge_strategy") instanceof TextValue text
                ? ListStrategy.of(text.text())
                : Optional.empty();
    }
}
