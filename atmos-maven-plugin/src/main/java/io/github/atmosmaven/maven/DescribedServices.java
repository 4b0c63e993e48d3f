package io.github.atmosmaven.maven;

import io.github.atmosmaven.hosted.TokenSearch;
import io.github.atmosmaven.maven.modules.BuildSurroundings;
import io.github.atmosmaven.maven.settings.TokenServers;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.workflow.describe.HostedSection;
import io.github.atmosmaven.workflow.select.SelectInModules;
import java.io.File;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Finds, for documents about instances, who has the tokens for the services that hold their states. */
public final class DescribedServices {

    private DescribedServices() {}

    /** @param tokens servers of the settings that have tokens */
    public static HostedSection section(GoalRun run, SelectInModules.Selected selected, TokenServers tokens) {
        Map<Instance, Path> directories = new IdentityHashMap<>();
        for (SelectInModules.Module module : run.modules().modules()) {
            Path rootModules = module.loaded().settings().directories().rootModules();
            for (Instance instance : selected.instances().getOrDefault(module.name(), List.of())) {
                directories.put(instance, rootModules.resolve(instance.rootModule()));
            }
        }
        TokenSearch search =
                new TokenSearch(tokens.named(), BuildSurroundings.environment(), tokens, File.separatorChar == '\\');
        return new HostedSection(
                search,
                instance -> run.tools().of(instance),
                instance -> directories.getOrDefault(instance, run.project().directory()));
    }
}
