package io.github.atmosmaven.terraform.module;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ModuleBackend;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.terraform.mirror.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The root modules of a project; what is found out about one serves all instances that use it. */
public final class RootModules {

    private final Path projectDirectory;
    private final SourceTree repository;
    private final Map<String, RootModule> known = new ConcurrentHashMap<>();

    /** @param projectDirectory directory that the paths in messages are relative to */
    public RootModules(Path projectDirectory, SourceTree repository) {
        this.projectDirectory = projectDirectory;
        this.repository = repository;
    }

    public RootModule of(String component) {
        return known.computeIfAbsent(component, name -> new RootModule(projectDirectory, repository, name));
    }

    /**
     * Returns the syntax by which the tool of an instance reads its module. The tool is asked only if that makes a
     * difference.
     */
    ModuleSyntax syntax(Instance instance, Function<Instance, Tool> tools) throws IOException {
        return of(instance.rootModule()).isReadAlike()
                ? ModuleSyntax.TERRAFORM
                : ModuleSyntax.of(tools.apply(instance));
    }

    /**
     * Parts of the repository that an instance is run with: its root module, the local modules that this calls, and what
     * they name by literal paths. Nothing where the root module is missing or cannot be read.
     */
    public ModuleReach reach(Instance instance, Function<Instance, Tool> tools) {
        RootModule module = of(instance.rootModule());
        try {
            if (!module.exists()) {
                return ModuleReach.NOTHING;
            }
            ModuleCode code = module.code(syntax(instance, tools));
            return new ModuleReach(module.directory(), code.modules(), code.paths());
        } catch (IOException e) {
            // Running the instance tells.
            return ModuleReach.NOTHING;
        }
    }

    /** Variables that the root module of an instance declares {@code sensitive}; none where it cannot be read. */
    public Set<String> sensitive(Instance instance, Function<Instance, Tool> tools) {
        RootModule module = of(instance.rootModule());
        try {
            return module.exists() ? module.code(syntax(instance, tools)).sensitive() : Set.of();
        } catch (IOException e) {
            // Running the instance tells.
            return Set.of();
        }
    }

    /** Data blocks of the root module of an instance that read states; none where it cannot be read. */
    public RemoteStateNames remoteStates(Instance instance, Function<Instance, Tool> tools) {
        RootModule module = of(instance.rootModule());
        try {
            return module.exists() ? module.code(syntax(instance, tools)).remoteStates() : RemoteStateNames.NONE;
        } catch (IOException e) {
            // Running the instance tells.
            return RemoteStateNames.NONE;
        }
    }

    /**
     * The backend or cloud block of a root module; {@code null} where it has none, is not there or cannot be read.
     *
     * @param tool says which tool reads the module; asked only where that makes a difference
     */
    public @Nullable ModuleBackend backend(String component, Supplier<Tool> tool) {
        RootModule module = of(component);
        if (!module.exists()) {
            return null;
        }
        try {
            ModuleSyntax syntax = module.isReadAlike() ? ModuleSyntax.TERRAFORM : ModuleSyntax.of(tool.get());
            ModuleFile.OwnBackend own = module.code(syntax).backend();
            return own == null ? null : own.seen();
        } catch (IOException e) {
            // Running the instance tells.
            return null;
        }
    }

    /** Returns true if the project has a directory of root modules. */
    public boolean exist() {
        return Files.isDirectory(repository.rootModules());
    }

    public SourceTree repository() {
        return repository;
    }
}
