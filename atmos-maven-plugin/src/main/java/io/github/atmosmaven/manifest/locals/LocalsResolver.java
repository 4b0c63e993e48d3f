package io.github.atmosmaven.manifest.locals;

import io.github.atmosmaven.manifest.file.ExpandedSize;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.template.Reference;
import io.github.atmosmaven.template.ScalarTyping;
import io.github.atmosmaven.template.Scope;
import io.github.atmosmaven.template.Template;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the locals of one place in a file among each other, in the order of what they need. They see those of the place
 * around theirs, which do not see them (semantics 4.11). Single use.
 */
final class LocalsResolver {

    private final MapValue raw;
    private final MapValue outer;
    private final Consumer<Problem> problems;
    private final LocalsFill fill;
    private final ExpandedSize sizes = new ExpandedSize();
    private final Map<String, MapValue.Entry> resolved = new HashMap<>();

    /** A local on the way, and those of its needs that have not been looked at. */
    private record Step(String name, Iterator<String> needs) {}

    /**
     * @param outer the resolved locals of the place around
     * @param ofTheFile finds what sections of the file say
     */
    LocalsResolver(MapValue raw, MapValue outer, Scope ofTheFile, Consumer<Problem> problems) {
        this.raw = raw;
        this.outer = outer;
        this.problems = problems;
        this.fill = new LocalsFill(
                path -> path.get(0).equals(Locals.LOCALS) ? local(path) : ofTheFile.lookup(path),
                ScalarTyping.NONE,
                problems);
    }

    /** All that can be seen there. */
    MapValue resolve() {
        raw.keys().forEach(this::resolve);
        MapValue.Builder inFileOrder = outer.toBuilder().at(raw.location());
        for (String name : raw.keys()) {
            MapValue.Entry entry = resolved.get(name);
            if (entry != null) {
                inFileOrder.put(entry);
            }
        }
        return inFileOrder.build();
    }

    private @Nullable Value local(List<String> path) {
        if (path.size() < 2) {
            return null;
        }
        MapValue.Entry entry = raw.containsKey(path.get(1)) ? resolved.get(path.get(1)) : outer.entry(path.get(1));
        if (entry == null || path.size() == 2) {
            return entry == null ? null : entry.value();
        }
        return entry.value() instanceof MapValue map
                ? map.at(path.subList(2, path.size()).toArray(String[]::new))
                : null;
    }

    /** Depth first, without recursion: a chain of locals may be as long as its file. */
    private void resolve(String start) {
        Deque<Step> way = new ArrayDeque<>();
        Set<String> names = new LinkedHashSet<>();
        enter(start, way, names);
        while (!way.isEmpty()) {
            Step step = way.getLast();
            if (step.needs().hasNext() && !resolved.containsKey(step.name())) {
                String needed = step.needs().next();
                if (names.contains(needed)) {
                    reportCycle(needed, names);
                } else {
                    enter(needed, way, names);
                }
            } else {
                way.removeLast();
                names.remove(step.name());
                finish(step.name());
            }
        }
    }

    private void enter(String name, Deque<Step> way, Set<String> names) {
        MapValue.Entry local = raw.entry(name);
        if (local != null && !resolved.containsKey(name)) {
            Set<String> needs = new LinkedHashSet<>();
            collectNeeds(local.value(), needs);
            way.addLast(new Step(name, needs.iterator()));
            names.add(name);
        }
    }

    private void finish(String name) {
        MapValue.Entry local = raw.entry(name);
        if (local == null || resolved.containsKey(name)) {
            return;
        }
        Value value = fill.fill(local.value());
        if (!sizes.isWithinLimits(value)) {
            problems.accept(Locals.tooLarge(local, "local '" + name + "' grows"));
            value = new TextValue("", local.value().location());
        }
        resolved.put(name, local.withValue(value));
    }

    private void reportCycle(String first, Set<String> way) {
        List<String> all = new ArrayList<>(way);
        Set<String> names = Set.copyOf(all.subList(all.indexOf(first), all.size()));
        List<MapValue.Entry> cycle = raw.entries().stream()
                .filter(entry -> names.contains(entry.key()))
                .toList();
        problems.accept(Problem.error(
                ProblemCode.LOCALS_CYCLE,
                cycle.get(0).keyLocation(),
                cycle.size() == 1
                        ? "local '" + first + "' needs itself"
                        : "locals need each other in a cycle: "
                                + String.join(
                                        ", ",
                                        cycle.stream().map(MapValue.Entry::key).toList()),
                cycle.size() == 1 ? "write its value out" : "write one of them out"));
        // Kept as written, so that each is reported once and not missed by those that use it.
        cycle.forEach(entry -> resolved.put(entry.key(), entry));
    }

    private static void collectNeeds(Value value, Set<String> needs) {
        if (value instanceof MapValue map) {
            for (MapValue.Entry entry : map.entries()) {
                collectNeeds(entry.key(), needs);
                collectNeeds(entry.value(), needs);
            }
        } else if (value instanceof ListValue list) {
            list.items().forEach(item -> collectNeeds(item, needs));
        } else if (value instanceof TextValue text && text.isDynamic()) {
            collectNeeds(text.text(), needs);
        } else if (value instanceof FunctionValue function) {
            collectNeeds(function.argument(), needs);
        }
    }

    private static void collectNeeds(String text, Set<String> needs) {
        if (TextValue.isTemplate(text)) {
            for (Reference reference : Template.compile(text).references()) {
                if (LocalsFill.isLocal(reference) && reference.path().size() > 1) {
                    needs.add(reference.path().get(1));
                }
            }
        }
    }
}
