package io.github.atmosmaven.workflow.affected;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Files and folders that the sections of an instance name: the dependencies on files that Atmos knows, {@code path} and
 * the like among the settings, and files of variables. Whether there is such a file has to be looked up.
 *
 * <p>What {@code !include} reads is not among them: it is part of the sections, so that they differ where it matters.
 */
record NamedFiles(List<String> ofProject, List<String> ofModule) {

    private static final Set<String> KEYS = Set.of("file", "folder", "path");
    private static final List<String> SECTIONS = List.of("settings", "dependencies");

    /**
     * The texts that may be paths.
     *
     * <p>{@code ofProject} holds those that start at the project, {@code ofModule} those that start at the root module.
     */
    static NamedFiles of(Instance instance) {
        List<String> ofProject = new ArrayList<>();
        for (String section : SECTIONS) {
            addPaths(instance.section(section), ofProject);
        }
        List<String> ofModule = new ArrayList<>();
        instance.sections().leaves().forEach(leaf -> {
            if (leaf instanceof TextValue text && isVariables(text.text())) {
                ofModule.add(text.text());
            }
        });
        instance.backend().attributes().leaves().forEach(leaf -> {
            // Most attributes are names, and each path is looked for on disk.
            if (leaf instanceof TextValue text
                    && (text.text().contains("/") || text.text().contains("."))) {
                ofModule.add(text.text());
            }
        });
        return new NamedFiles(List.copyOf(ofProject), List.copyOf(ofModule));
    }

    static boolean isVariables(String text) {
        return text.endsWith(".tfvars") || text.endsWith(".tfvars.json");
    }

    private static void addPaths(Value value, List<String> found) {
        if (value instanceof MapValue map) {
            for (MapValue.Entry entry : map.entries()) {
                if (KEYS.contains(entry.key()) && entry.value() instanceof TextValue text) {
                    found.add(text.text());
                } else {
                    addPaths(entry.value(), found);
                }
            }
        } else if (value instanceof ListValue list) {
            list.items().forEach(item -> addPaths(item, found));
        }
    }
}
