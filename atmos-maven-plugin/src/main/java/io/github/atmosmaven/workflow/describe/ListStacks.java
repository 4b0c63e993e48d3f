package io.github.atmosmaven.workflow.describe;

import io.github.atmosmaven.model.HostedPlace;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.workflow.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lists the instances, stacks or components of a project. */
public final class ListStacks {

    /** Things that a row may stand for. */
    public enum Kind {
        INSTANCES,
        STACKS,
        COMPONENTS
    }

    private ListStacks() {}

    /**
     * Of several modules each row says which it is about.
     *
     * @param instances by the name of their module, at least of one
     */
    public static Table of(Map<String, List<Instance>> instances, Kind kind) {
        Map<String, Table> tables = new LinkedHashMap<>();
        boolean isAnyHosted = instances.values().stream().anyMatch(ListStacks::areHosted);
        instances.forEach((module, those) -> tables.put(module, of(those, kind, isAnyHosted)));
        return tables.size() == 1 ? tables.values().iterator().next() : Table.joined("module", tables);
    }

    private static boolean areHosted(List<Instance> instances) {
        return instances.stream().anyMatch(each -> each.stateAddress().hosted() != null);
    }

    /** @param isAnyHosted true if services hold states, so that workspaces may have two names (remote-backend 6) */
    private static Table of(List<Instance> instances, Kind kind, boolean isAnyHosted) {
        return switch (kind) {
            case INSTANCES -> instances(instances, isAnyHosted);
            case STACKS -> stacks(instances);
            case COMPONENTS -> components(instances);
        };
    }

    private static Table instances(List<Instance> instances, boolean isAnyHosted) {
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (Instance instance : instances) {
            List<Table.Cell> row = new ArrayList<>(List.of(
                    Table.cell(instance.stack()),
                    Table.cell(instance.name()),
                    Table.cell(instance.rootModule()),
                    Table.cell(instance.stateBackend().typeName()),
                    Table.cell(instance.workspace()),
                    Table.cell(instance.stateAddress().text())));
            if (isAnyHosted) {
                HostedPlace place = instance.stateAddress().hosted();
                row.add(Table.cell(place == null ? null : place.workspace()));
                row.add(Table.cell(place == null ? instance.workspace() : names(place)));
            }
            rows.add(row);
        }
        List<String> headings =
                new ArrayList<>(List.of("stack", "instance", "component", "backend", "workspace", "state"));
        if (isAnyHosted) {
            headings.addAll(List.of("remote_workspace", "terraform_workspace"));
        }
        return new Table(headings, rows);
    }

    /** The value of {@code terraform.workspace}, or both of its values. */
    private static String names(HostedPlace place) {
        return place.isNamedTwice() ? place.local() + " (local), " + place.workspace() + " (remote)" : place.local();
    }

    private static Table stacks(List<Instance> instances) {
        Map<String, TreeSet<String>> manifests = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Instance instance : instances) {
            manifests
                    .computeIfAbsent(instance.stack(), stack -> new TreeSet<>())
                    .add(instance.manifest().file());
            counts.merge(instance.stack(), 1, Integer::sum);
        }
        List<List<Table.Cell>> rows = new ArrayList<>();
        manifests.forEach((stack, files) ->
                rows.add(List.of(Table.cell(stack), Table.cell(counts.getOrDefault(stack, 0)), Table.cell(files))));
        return new Table(List.of("stack", "instances", "manifests"), rows);
    }

    private static Table components(List<Instance> instances) {
        Map<String, TreeSet<String>> stacks = new TreeMap<>();
        Map<String, TreeSet<String>> modules = new TreeMap<>();
        for (Instance instance : instances) {
            stacks.computeIfAbsent(instance.name(), name -> new TreeSet<>()).add(instance.stack());
            modules.computeIfAbsent(instance.name(), name -> new TreeSet<>()).add(instance.rootModule());
        }
        List<List<Table.Cell>> rows = new ArrayList<>();
        stacks.forEach((name, in) -> rows.add(
                List.of(Table.cell(name), Table.cell(modules.getOrDefault(name, new TreeSet<>())), Table.cell(in))));
        return new Table(List.of("instance", "component", "stacks"), rows);
    }
}
