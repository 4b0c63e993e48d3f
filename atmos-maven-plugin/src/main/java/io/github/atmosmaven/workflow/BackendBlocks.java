package io.github.atmosmaven.workflow;

import io.github.atmosmaven.model.ModuleBackend;
import io.github.atmosmaven.stack.ModuleBackends;
import io.github.atmosmaven.stack.settings.StackSettings;
import io.github.atmosmaven.terraform.mirror.MavenBuild;
import io.github.atmosmaven.terraform.mirror.SourceTree;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.tool.Tools;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The backend blocks of the root modules of a project, each module read once (D76). */
public final class BackendBlocks implements ModuleBackends {

    private final RootModules modules;
    private final Tools tools;

    /** @param tools of the project, which read different files of a module (D29, D74) */
    public BackendBlocks(StackSettings settings, Tools tools) {
        this.tools = tools;
        Path project = settings.directories().project();
        // Only the code in the root modules themselves is looked at, whatever repository they lie in.
        MavenBuild build = new MavenBuild(settings.directories().rootModules(), Set.of());
        this.modules = new RootModules(
                project, SourceTree.of(project, settings.directories().rootModules(), build));
    }

    @Override
    public @Nullable ModuleBackend of(String component, @Nullable String command) {
        return modules.backend(component, () -> tools.of(command));
    }
}
