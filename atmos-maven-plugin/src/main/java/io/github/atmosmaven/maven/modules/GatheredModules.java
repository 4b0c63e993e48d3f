package io.github.atmosmaven.maven.modules;

import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.ScriptFiles;
import io.github.atmosmaven.workflow.select.SelectInModules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stacks of the modules that one document is about. Each module adds its own stacks in place of running the goal, and
 * whatever else it has to say for the document.
 */
public final class GatheredModules {

    static final String TOPIC = "gathering";

    private final List<SelectInModules.Module> modules = new ArrayList<>();
    private final Map<SelectInModules.Module, Object> answers = new LinkedHashMap<>();
    private String next = "";

    /** @param name of the module whose turn it is */
    public void turnOf(String name) {
        next = name;
    }

    public void add(Path directory, LoadedStacks loaded, ScriptFiles files) {
        modules.add(new SelectInModules.Module(next, directory, loaded, files));
    }

    /** @param answer what the module says for the document */
    public void add(Path directory, LoadedStacks loaded, ScriptFiles files, Object answer) {
        add(directory, loaded, files);
        answers.put(modules.get(modules.size() - 1), answer);
    }

    public void addAll(GatheredModules others) {
        modules.addAll(others.modules);
        answers.putAll(others.answers);
    }

    public List<SelectInModules.Module> modules() {
        return List.copyOf(modules);
    }

    /** Answers of a kind by their modules, in the order of these. */
    public <T> Map<SelectInModules.Module, T> answers(Class<T> kind) {
        Map<SelectInModules.Module, T> found = new LinkedHashMap<>();
        answers.forEach((module, answer) -> {
            if (kind.isInstance(answer)) {
                found.put(module, kind.cast(answer));
            }
        });
        return found;
    }
}
