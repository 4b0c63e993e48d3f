package io.github.atmosmaven.stack;

import io.github.atmosmaven.function.Functions;
import io.github.atmosmaven.manifest.FileStep;
import io.github.atmosmaven.manifest.ManifestLoader;
import io.github.atmosmaven.manifest.MergedManifest;
import io.github.atmosmaven.manifest.YamlReader;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Resolves every instance of every stack of a project.
 *
 * <p>The stages, each in a place of its own: read and merge the manifests ({@link ManifestLoader}), check their sections
 * ({@link SectionTypes}), find what components inherit ({@link Lineages}), merge their sections ({@link SectionMerge}),
 * compute functions, names, backends, workspaces and addresses ({@link ManifestResolver}), then compare the instances of
 * all stacks ({@link CrossChecks}).
 */
public final class StackResolver {

    private final YamlReader yaml;
    private final List<FileStep> steps;

    /** @param steps what is done with each manifest by itself before anything is merged */
    public StackResolver(YamlReader yaml, List<FileStep> steps) {
        this.yaml = yaml;
        this.steps = List.copyOf(steps);
    }

    public Resolution resolve(StackSettings settings) {
        ManifestLoader.Loaded loaded = new ManifestLoader(yaml, steps)
                .load(new ManifestLoader.Request(
                        settings.projectDirectory(),
                        settings.stacksDirectory(),
                        settings.includedPaths(),
                        settings.excludedPaths(),
                        new DeepMerge(settings.listStrategy())));
        Naming naming = new Naming(settings);
        List<Problem> projectProblems = new ArrayList<>(loaded.problems());
        projectProblems.addAll(naming.problems());
        RootModules rootModules = new RootModules(settings.rootModulesDirectory());
        Functions functions = new Functions(settings.projectDirectory(), settings.environment());
        List<ResolvedManifest> resolved = loaded.manifests().parallelStream()
                .map((MergedManifest manifest) ->
                        new ManifestResolver(manifest, settings, naming, functions, rootModules).resolve())
                .toList();
        return new CrossChecks(resolved).apply(projectProblems);
    }
}
