package io.github.atmosmaven.terraform;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The root modules of a project; what is found out about one serves all instances that use it. */
public final class RootModules {

    private final Path projectDirectory;
    private final SourceTree repository;
    private final Map<String, RootModule> known = new ConcurrentHashMap<>();

    /** @param projectDirectory what the paths in messages are relative to */
    public RootModules(Path projectDirectory, SourceTree repository) {
        this.projectDirectory = projectDirectory;
        this.repository = repository;
    }

    RootModule of(String component) {
        return known.computeIfAbsent(component, name -> new RootModule(projectDirectory, repository, name));
    }

    SourceTree repository() {
        return repository;
    }
}
