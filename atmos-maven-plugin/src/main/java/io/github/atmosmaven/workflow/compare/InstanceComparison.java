package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.workflow.describe.InstanceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares one instance, section by section, with what Atmos printed of it. Single use. */
final class InstanceComparison {

    /** Members that Atmos computes for itself, or says in other words too. */
    private static final Set<String> PASSED_OVER = Set.of(
            "atmos_cli_config",
            "atmos_component",
            "atmos_stack",
            "atmos_stack_file",
            "atlantis_project",
            "cli_args",
            "component_info",
            "component_type",
            "deps",
            "deps_all",
            "imports",
            "sources",
            "spacelift_stack",
            "stack",
            "tf_cli_vars");

    private static final Set<String> OF_THEIR_OWN = Set.of("component", "workspace");
    private static final Set<String> OF_A_BACKEND = Set.of("backend", "remote_state_backend");
    private static final String TYPE = "_type";

    private final OwnInstance own;
    private final Instance instance;
    private final ReferenceInstance reference;
    private final AtmosAnswer atmos;
    private final Explanations explanations;
    private final MapValue document;
    private final List<Difference> differences = new ArrayList<>();

    InstanceComparison(OwnInstance own, ReferenceInstance reference) {
        this.own = own;
        this.instance = own.instance();
        this.reference = reference;
        this.atmos = new AtmosAnswer(reference, instance);
        this.explanations = new Explanations(own, reference);
        this.document = InstanceDocument.ofStacks(instance);
    }

    List<Difference> differences() {
        rootModule();
        workspace();
        Set<String> sections = new TreeSet<>(document.keys());
        sections.addAll(reference.sections().keys());
        sections.removeIf(section ->
                PASSED_OVER.contains(section) || OF_THEIR_OWN.contains(section) || section.startsWith("env_tf_cli_"));
        for (String section : sections) {
            // Attributes of two types have nothing in common.
            if (!OF_A_BACKEND.contains(section) || isOfOneType(section)) {
                compare(List.of(section), nonEmpty(reference.sections().get(section)), nonEmpty(document.get(section)));
            }
        }
        state();
        ShownValues shown = new ShownValues(own, reference);
        return differences.stream().map(shown::of).toList();
    }

    private boolean isOfOneType(String section) {
        String theirs = reference.text(section + TYPE);
        String ours = document.text(section + TYPE);
        return theirs.equals(ours == null ? "" : ours);
    }

    /** Sections that are empty say nothing. */
    private static @Nullable Value nonEmpty(@Nullable Value section) {
        boolean empty = section instanceof NullValue
                || section instanceof MapValue map && map.isEmpty()
                || section instanceof ListValue list && list.items().isEmpty()
                || section instanceof TextValue text && text.text().isEmpty();
        return empty ? null : section;
    }

    private void compare(List<String> path, @Nullable Value theirs, @Nullable Value ours) {
        if (theirs instanceof MapValue left && ours instanceof MapValue right) {
            Set<String> keys = new TreeSet<>(left.keys());
            keys.addAll(right.keys());
            for (String key : keys) {
                List<String> below = new ArrayList<>(path);
                below.add(key);
                compare(below, left.get(key), right.get(key));
            }
        } else if (!isSame(theirs, ours)) {
            boolean ofPlace = path.get(0).replace(TYPE, "").endsWith("backend");
            Decision decision = explanations.of(path, theirs, ours);
            add(path, theirs, ours, decision, ofPlace && decision != Decision.BLOCK_OF_MODULE);
        }
    }

    private static boolean isSame(@Nullable Value theirs, @Nullable Value ours) {
        if (theirs == null || ours == null) {
            return theirs == ours;
        }
        // A function that nobody computed is the text of it.
        return theirs.sameAs(ours)
                || ours instanceof FunctionValue && theirs.toString().equals(ours.toString());
    }

    private void rootModule() {
        String printed = reference.text("component");
        String ours = instance.rootModule();
        if (!printed.equals(ours)) {
            boolean used = atmos.rootModule().equals(ours);
            boolean folder = !used && printed.equals(reference.name());
            add(
                    List.of("component"),
                    reference.sections().get("component"),
                    document.get("component"),
                    used ? Decision.ROOT_MODULE : folder ? Decision.FOLDER : null,
                    !used);
        }
    }

    private void workspace() {
        String printed = reference.text("workspace");
        String ours = instance.workspace();
        if (!printed.equals(ours)) {
            List<String> path = List.of("workspace");
            Value theirs = reference.sections().get("workspace");
            boolean used = atmos.workspace().equals(ours);
            Decision found = explanations.of(path, theirs, document.get("workspace"));
            Decision decision = used ? Decision.PRINTED_WORKSPACE : found == null ? Decision.WORKSPACE : found;
            add(path, theirs, document.get("workspace"), decision, !used);
        }
    }

    private void state() {
        StatesOf states = new StatesOf(own, reference, atmos);
        String theirs = states.reference();
        String ours = instance.stateAddress().text();
        List<String> path = List.of("state");
        if (!theirs.equals(ours)) {
            List<Decision> reasons = differences.stream()
                    .filter(Difference::fails)
                    .map(Difference::decision)
                    .distinct()
                    .toList();
            add(path, text(theirs), text(ours), reasons.size() == 1 ? reasons.get(0) : null, true);
            return;
        }
        String file = states.fileInModule();
        if (file != null) {
            add(path, text(file), text(ours), Decision.LOCAL_STATE, states.isLeftBehind());
        }
    }

    private Value text(String text) {
        return new TextValue(text, instance.location());
    }

    private void add(
            List<String> path,
            @Nullable Value theirs,
            @Nullable Value ours,
            @Nullable Decision decision,
            boolean fails) {
        String advice = decision != null
                ? decision.advice()
                : fails
                        ? "make both answers the same before the first plan: the state would be looked for elsewhere"
                        : "look at the place that is named, and change the manifest if the value there is not the one"
                                + " that is meant";
        differences.add(new Difference(
                instance.stack(),
                instance.name(),
                path,
                theirs,
                ours,
                own.paths().location(place(path)),
                decision,
                advice,
                fails));
    }

    /** Place of ours, or of the nearest that there is around it. */
    private Location place(List<String> path) {
        Location nearest = instance.location();
        Value value = document;
        for (String key : path) {
            value = value instanceof MapValue map ? map.get(key) : null;
            if (value == null) {
                break;
            }
            nearest = value.location();
        }
        return nearest;
    }
}
