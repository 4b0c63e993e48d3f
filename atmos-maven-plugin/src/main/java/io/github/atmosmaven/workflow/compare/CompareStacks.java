package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.workflow.select.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the answers of this plugin with those that Atmos printed (D92). Instances are compared while the reference is
 * read. A component that is abstract is no instance: that one side lacks it is told, and is no failure.
 */
public final class CompareStacks {

    private static final List<String> INSTANCE = List.of("instance");
    private static final List<String> STACK = List.of("stack");

    private final Request request;
    private final Map<Identity, OwnInstance> left = new LinkedHashMap<>();
    private final List<ReferenceInstance> unmatched = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private int compared;

    private record Identity(String stack, String instance) {}

    /** The place that something is written at, whatever its stack is called. */
    private record Origin(String manifest, String instance) {

        static Origin of(OwnInstance ours) {
            return new Origin(ours.instance().manifest().name(), ours.instance().name());
        }

        static Origin of(ReferenceInstance theirs) {
            return new Origin(theirs.manifest(), theirs.name());
        }
    }

    /**
     * Both sides.
     *
     * @param selection the part of both that is compared
     * @param instances the selected ones, abstract components included
     */
    public record Request(Reference reference, Selection selection, List<OwnInstance> instances) {

        public Request {
            instances = List.copyOf(instances);
        }
    }

    private CompareStacks(Request request) {
        this.request = request;
        for (OwnInstance each : request.instances()) {
            left.put(new Identity(each.instance().stack(), each.instance().name()), each);
        }
    }

    /**
     * @throws io.github.atmosmaven.problem.AtmosException.InvalidConfiguration where the reference is none
     */
    public static Comparison run(Request request, YamlReader yaml) {
        return new CompareStacks(request).run(yaml);
    }

    private Comparison run(YamlReader yaml) {
        request.reference().read(yaml, this::take);
        pairRenamed();
        unmatched.forEach(this::lacking);
        left.values().forEach(this::added);
        return new Comparison(
                request.reference().shown(),
                compared,
                differences.stream().sorted(Difference.ORDER).toList());
    }

    private void take(ReferenceInstance theirs) {
        Selection selection = request.selection();
        if (!selection.takesStack(theirs.stack(), theirs.manifest()) || !selection.takesComponent(theirs.name())) {
            return;
        }
        OwnInstance ours = left.get(new Identity(theirs.stack(), theirs.name()));
        if (ours == null || ours.isAbstract() != theirs.isAbstract()) {
            unmatched.add(theirs);
            return;
        }
        left.remove(new Identity(theirs.stack(), theirs.name()));
        if (!theirs.isAbstract()) {
            compared++;
            differences.addAll(new InstanceComparison(ours, theirs).differences());
        }
    }

    /** One manifest has an instance on both sides, and only the name of its stack is another one. */
    private void pairRenamed() {
        Map<Origin, List<OwnInstance>> ours = left.values().stream().collect(Collectors.groupingBy(Origin::of));
        Map<Origin, List<ReferenceInstance>> theirs = unmatched.stream().collect(Collectors.groupingBy(Origin::of));
        Set<ReferenceInstance> paired = Collections.newSetFromMap(new IdentityHashMap<>());
        for (ReferenceInstance each : unmatched) {
            Origin origin = Origin.of(each);
            List<OwnInstance> same = ours.getOrDefault(origin, List.of()).stream()
                    .filter(own -> own.isAbstract() == each.isAbstract())
                    .filter(own -> !own.instance().stack().equals(each.stack()))
                    .toList();
            if (same.size() == 1 && theirs.getOrDefault(origin, List.of()).size() == 1) {
                paired.add(each);
                renamed(each, same.get(0));
            }
        }
        unmatched.removeIf(paired::contains);
    }

    private void renamed(ReferenceInstance theirs, OwnInstance own) {
        Instance ours = own.instance();
        left.remove(new Identity(ours.stack(), ours.name()));
        // An abstract component needs no name of its stack.
        if (!theirs.isAbstract()) {
            Location at = own.paths().location(ours.location());
            Value here = new TextValue(ours.stack(), at);
            add(theirs.stack(), theirs.name(), STACK, text(theirs.stack(), at), here, at, true);
        }
    }

    private void lacking(ReferenceInstance theirs) {
        Location at = new Location(request.reference().shown(), 1, 1);
        Value there = text(theirs.isAbstract() ? "abstract" : "instance", at);
        add(theirs.stack(), theirs.name(), INSTANCE, there, null, null, !theirs.isAbstract());
    }

    private void added(OwnInstance ours) {
        Instance instance = ours.instance();
        Location at = ours.paths().location(instance.location());
        Value here = text(ours.isAbstract() ? "abstract" : "instance", at);
        add(instance.stack(), instance.name(), INSTANCE, null, here, at, !ours.isAbstract());
    }

    private static Value text(String text, Location at) {
        return new TextValue(text, at);
    }

    private void add(
            String stack,
            String instance,
            List<String> path,
            @Nullable Value theirs,
            @Nullable Value ours,
            @Nullable Location at,
            boolean fails) {
        Decision decision = path.equals(STACK) ? Decision.STACK_NAME : null;
        String advice = decision != null
                ? decision.advice()
                : ours == null
                        ? "see to it that its manifest is among includedPaths and that its stack has that name"
                        : "take it out, or print the reference anew if it was added meanwhile";
        differences.add(new Difference(stack, instance, path, theirs, ours, at, decision, advice, fails));
    }
}
