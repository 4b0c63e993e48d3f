package io.github.atmosmaven.maven.modules;

import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.ScriptFiles;
import io.github.atmosmaven.workflow.select.SelectInModules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stacks of the modules that one document is about. Each module adds its own stacks in place of running the goal. */
public final class GatheredModules {

    static final String TOPIC = "gathering";

    private final List<SelectInModules.Module> modules = new ArrayList<>();
    private String next = "";

    /** @param name of the module whose turn it is */
    void turnOf(String name) {
        next = name;
    }

    public void add(Path directory, LoadedStacks loaded, ScriptFiles files) {
        modules.add(new SelectInModules.Module(next, directory, loaded, files));
    }

    List<SelectInModules.Module> modules() {
        return List.copyOf(modules);
    }
}
