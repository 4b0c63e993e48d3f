package io.github.atmosmaven.stack.component;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Looks for unknown bases, cycles and more bases than anybody means (D15, D24), before anything is inherited. */
final class LineageCheck {

    /** Most bases that a component may have; a base that it reaches in several ways counts each time (D24). */
    private static final int MAX_BASES = 10_000;

    /** Most bases that all components of a manifest may have together. */
    private static final int MAX_BASES_OF_ALL = 5_000_000;

    private static final int MAX_DEPTH = 1_000;

    /** Beyond so many unknown names it is no misspelling, and comparing names takes long. */
    private static final int MAX_GUESSES = 100;

    private enum State {
        OPEN,
        SOUND,
        BROKEN
    }

    /**
     * Result of checking a component.
     *
     * @param bases number of its bases
     * @param depth number of bases in its longest chain
     */
    private record Finding(State state, int bases, int depth) {

        static final Finding OPEN = new Finding(State.OPEN, 0, 0);
        static final Finding BROKEN = new Finding(State.BROKEN, 0, 0);
        static final Finding MISSING = new Finding(State.SOUND, 0, 0);
    }

    private final Map<String, Component> components;
    private final MapValue written;
    private final Predicate<String> isRootModule;
    private final Consumer<Problem> problems;
    private final Map<String, Finding> findings = new HashMap<>();
    /** Abstract components that are sound for their heirs, which drop what the old attribute names, and not alone (semantics 5.7). */
    private final Set<String> brokenAlone = new HashSet<>();

    private long basesOfAll;
    private boolean tooManyIsTold;
    private int guesses;

    /**
     * @param components components that are maps
     * @param written all of them
     */
    LineageCheck(
            Map<String, Component> components,
            MapValue written,
            Predicate<String> isRootModule,
            Consumer<Problem> problems) {
        this.components = components;
        this.written = written;
        this.isRootModule = isRootModule;
        this.problems = problems;
    }

    /** On the way from real components first, then from the rest. */
    void run() {
        for (boolean abstracts : new boolean[] {false, true}) {
            for (Component component : components.values()) {
                if (component.isAbstract() == abstracts) {
                    check(component, new ArrayList<>());
                }
            }
        }
        for (Component component : components.values()) {
            TextValue dropped = component.isAbstract() ? component.legacy() : null;
            if (dropped != null) {
                List<String> way = new ArrayList<>(List.of(component.name()));
                if (checkReference(component, dropped, way).state() == State.BROKEN) {
                    brokenAlone.add(component.name());
                }
            }
        }
    }

    boolean isSound(String component) {
        Finding finding = findings.get(component);
        return finding != null && finding.state() == State.SOUND && !brokenAlone.contains(component);
    }

    private Finding check(Component component, List<String> way) {
        Finding known = findings.get(component.name());
        if (known != null) {
            return known;
        }
        findings.put(component.name(), Finding.OPEN);
        way.add(component.name());
        State state = State.SOUND;
        int bases = 0;
        int depth = 0;
        List<TextValue> references = component.references();
        for (TextValue reference : references) {
            Finding base = checkReference(component, reference, way);
            state = base.state() == State.BROKEN ? State.BROKEN : state;
            bases = Math.min(MAX_BASES + 1, bases + 1 + base.bases());
            depth = Math.max(depth, 1 + base.depth());
        }
        way.remove(way.size() - 1);
        Finding finding = state == State.BROKEN || isTooMuch(component, bases, depth)
                ? Finding.BROKEN
                : new Finding(state, bases, depth);
        findings.put(component.name(), finding);
        return finding;
    }

    private boolean isTooMuch(Component component, int bases, int depth) {
        if (depth > MAX_DEPTH) {
            refuse(component, "a chain of more than " + MAX_DEPTH + " bases");
            return true;
        }
        if (bases > MAX_BASES) {
            refuse(component, "more than " + MAX_BASES + " bases, counted in every way");
            return true;
        }
        basesOfAll += bases;
        if (basesOfAll > MAX_BASES_OF_ALL && bases > 0) {
            if (!tooManyIsTold) {
                refuse(component, bases + " bases, and all components of the stack from more than 5,000,000");
            }
            tooManyIsTold = true;
            return true;
        }
        return false;
    }

    private void refuse(Component component, String what) {
        problems.accept(Problem.error(
                ProblemCode.LIMIT_EXCEEDED,
                component.references().get(0).location(),
                "component '" + component.name() + "' inherits from " + what,
                "let fewer components inherit from each other"));
    }

    private Finding checkReference(Component component, TextValue reference, List<String> way) {
        Component base = components.get(reference.text());
        if (base == null) {
            return checkMissing(component, reference);
        }
        if (findings.get(base.name()) == Finding.OPEN) {
            reportCycle(reference, way.subList(way.indexOf(base.name()), way.size()));
            return Finding.BROKEN;
        }
        if (way.size() > MAX_DEPTH && !findings.containsKey(base.name())) {
            refuse(component, "a chain of more than " + MAX_DEPTH + " bases");
            return Finding.BROKEN;
        }
        return check(base, way);
    }

    /** At the reference that closes it, on the way from a real component if one leads there. */
    private void reportCycle(TextValue closing, List<String> names) {
        problems.accept(Problem.error(
                ProblemCode.INHERITANCE_CYCLE,
                closing.location(),
                "inheriting '" + closing.text() + "' closes a cycle: " + String.join(" -> ", names) + " -> "
                        + closing.text(),
                "remove one base from the cycle"));
    }

    private Finding checkMissing(Component component, TextValue reference) {
        if (written.containsKey(reference.text())) {
            // It is there and broken, which was said at its own place.
            return Finding.BROKEN;
        }
        if (reference == component.legacy() && isRootModule.test(reference.text())) {
            problems.accept(Problem.warning(
                    ProblemCode.LEGACY_COMPONENT_FOLDER,
                    reference.location(),
                    "'component: " + reference.text() + "' of component '" + component.name()
                            + "' names no component but a folder of the root modules",
                    "write 'metadata: {component: " + reference.text() + "}'"));
            return Finding.MISSING;
        }
        problems.accept(Problem.error(
                ProblemCode.UNKNOWN_BASE,
                reference.location(),
                "component '" + component.name() + "' inherits from '" + reference.text()
                        + "', which is not a component of this stack",
                guess(reference.text(), component.name())));
        return Finding.BROKEN;
    }

    private String guess(String unknown, String heir) {
        guesses++;
        return (guesses > MAX_GUESSES ? Optional.<String>empty() : NearestName.of(unknown, written.keys()))
                .filter(near -> !near.equals(heir))
                .map(near -> "did you mean '" + near + "'?")
                .orElse("define it, or import the manifest that does");
    }
}
