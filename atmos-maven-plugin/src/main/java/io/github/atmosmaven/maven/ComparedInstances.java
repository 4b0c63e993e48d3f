package io.github.atmosmaven.maven;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.stack.ResolvedManifest;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.workflow.compare.OwnInstance;
import io.github.atmosmaven.workflow.select.SelectInModules;
import io.github.atmosmaven.workflow.select.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The instances of all modules of a build that are compared with an answer of Atmos, abstract components included. */
public final class ComparedInstances {

    private ComparedInstances() {}

    /** Selects them. Warns, and fails on errors in them. */
    public static List<OwnInstance> of(GoalRun run) {
        SelectInModules.Selected selected = run.selectTogether();
        run.modules().together(selected);
        Selection selection = run.project().selection();
        List<OwnInstance> own = new ArrayList<>();
        for (SelectInModules.Module module : run.modules().modules()) {
            RootModules rootModules =
                    new RootModules(module.directory(), run.project().output().repository(module.loaded()));
            Tools tools = run.tools();
            Stream<Instance> abstracts = module.loaded().resolution().manifests().stream()
                    .map(ResolvedManifest::abstractComponents)
                    .flatMap(List::stream)
                    .filter(each ->
                            selection.takesStack(each.stack(), each.manifest().name())
                                    && selection.takesComponent(each.name()));
            Stream.concat(selected.instances().getOrDefault(module.name(), List.of()).stream(), abstracts)
                    .map(instance -> new OwnInstance(
                            instance,
                            module.loaded().settings(),
                            run.modules().paths(module),
                            () -> rootModules.sensitive(instance, tools::of)))
                    .forEach(own::add);
        }
        return own;
    }
}
