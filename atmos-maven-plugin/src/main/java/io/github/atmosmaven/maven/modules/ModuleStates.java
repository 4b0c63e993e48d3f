package io.github.atmosmaven.maven.modules;

import io.github.atmosmaven.backend.ProjectStates;
import io.github.atmosmaven.config.PluginSettings;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * States of one module as its executions of the plugin resolve them. A build keeps one for each module, so that stacks
 * are read once for all who ask. Modules that are built at the same time may use it at once.
 */
public final class ModuleStates {

    private final Map<PluginSettings, ProjectStates> bySettings = new LinkedHashMap<>();
    private final Set<String> executions = new HashSet<>();

    ModuleStates() {}

    /** Takes what a goal of the module has just resolved itself, which is the latest that is known. */
    synchronized void put(PluginSettings settings, ProjectStates states) {
        bySettings.put(settings, states);
    }

    /**
     * Adds what an execution resolves. Executions with the same settings resolve the same.
     *
     * @param states resolves the stacks
     */
    public synchronized void add(PluginSettings settings, Supplier<ProjectStates> states) {
        if (!bySettings.containsKey(settings)) {
            bySettings.put(settings, states.get());
        }
    }

    /** Runs a reading unless an earlier one was for the same execution. */
    synchronized void readOnce(String execution, Runnable reading) {
        if (executions.add(execution)) {
            reading.run();
        }
    }

    synchronized List<ProjectStates> all() {
        return List.copyOf(bySettings.values());
    }

    /** The states that other settings than the given ones lead to. */
    synchronized List<ProjectStates> besides(PluginSettings settings) {
        return bySettings.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(settings))
                .map(Map.Entry::getValue)
                .toList();
    }
}
