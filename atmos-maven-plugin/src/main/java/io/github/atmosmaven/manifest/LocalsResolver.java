package io.github.atmosmaven.manifest;

import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.template.Reference;
import io.github.atmosmaven.template.TextTemplate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Resolves the locals of one file among each other, in the order of what they need. */
final class LocalsResolver {

    private final MapValue raw;
    private final MapValue body;
    private final Consumer<Problem> problems;
    private final MapValue.Builder resolved;
    private final Set<String> done = new HashSet<>();

    LocalsResolver(MapValue raw, MapValue body, Consumer<Problem> problems) {
        this.raw = raw;
        this.body = body;
        this.problems = problems;
        this.resolved = MapValue.builder(raw.location());
    }

    MapValue resolve() {
        for (String name : raw.keys()) {
            resolve(name, new ArrayList<>());
        }
        return resolved.build();
    }

    private void resolve(String name, List<String> way) {
        MapValue.Entry local = raw.entry(name);
        if (local == null || done.contains(name)) {
            return;
        }
        if (way.contains(name)) {
            reportCycle(way.subList(way.indexOf(name), way.size()));
            return;
        }
        way.add(name);
        needs(local.value()).forEach(needed -> resolve(needed, way));
        way.remove(way.size() - 1);
        if (done.add(name)) {
            resolved.put(local.withValue(Locals.fill(local.value(), soFar(), body, problems)));
        }
    }

    private MapValue soFar() {
        MapValue.Builder copy = MapValue.builder(raw.location());
        for (String name : done) {
            MapValue.Entry entry = resolved.entry(name);
            if (entry != null) {
                copy.put(entry);
            }
        }
        return copy.build();
    }

    private void reportCycle(List<String> names) {
        List<String> inFileOrder = raw.keys().stream().filter(names::contains).toList();
        MapValue.Entry first = raw.entry(inFileOrder.get(0));
        if (first != null) {
            problems.accept(Problem.error(
                    ProblemCode.LOCALS_CYCLE,
                    first.keyLocation(),
                    "locals need each other in a cycle: " + String.join(", ", inFileOrder),
                    "write one of them out"));
        }
        // Kept as written, so that each is reported once and not missed by those that use it.
        for (String name : names) {
            MapValue.Entry entry = raw.entry(name);
            if (entry != null && done.add(name)) {
                resolved.put(entry);
            }
        }
    }

    private static Set<String> needs(Value value) {
        Set<String> needed = new LinkedHashSet<>();
        collect(value, needed);
        return needed;
    }

    private static void collect(Value value, Set<String> needed) {
        if (!value.isDynamic()) {
            return;
        }
        if (value instanceof MapValue map) {
            map.entries().forEach(entry -> collect(entry.value(), needed));
        } else if (value instanceof ListValue list) {
            list.items().forEach(item -> collect(item, needed));
        } else if (value instanceof TextValue text) {
            for (Reference reference : TextTemplate.parse(text.text()).references()) {
                if (Locals.isLocal(reference) && reference.path().size() > 1) {
                    needed.add(reference.path().get(1));
                }
            }
        }
    }
}
