package io.github.atmosmaven.maven;

import io.github.atmosmaven.workflow.LoadedStacks;
import io.github.atmosmaven.workflow.ScriptFiles;
import io.github.atmosmaven.workflow.SelectInModules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The stacks of the modules that one goal speaks for together; each module adds its own in place of doing its work. */
public final class Gathering {

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
