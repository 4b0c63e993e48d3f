package io.github.atmosmaven.stack;

import io.github.atmosmaven.function.Functions;
import io.github.atmosmaven.function.IncludePaths;
import io.github.atmosmaven.manifest.ManifestLoader;
import io.github.atmosmaven.manifest.file.FileStep;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.component.Lineages;
import io.github.atmosmaven.stack.component.SectionMerge;
import io.github.atmosmaven.stack.component.SectionTypeCheck;
import io.github.atmosmaven.stack.name.Naming;
import io.github.atmosmaven.stack.settings.StackSettings;
import io.github.atmosmaven.template.ScalarTyping;
import io.github.atmosmaven.template.SectionTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Resolves every instance of every stack of a project.
 *
 * <p>The stages, each in a place of its own: read and merge the manifests ({@link ManifestLoader}), check their sections
 * ({@link SectionTypeCheck}), find what components inherit ({@link Lineages}), merge their sections ({@link SectionMerge}),
 * compute functions, names, backends, workspaces and addresses ({@link ManifestResolver}), then compare the instances of
 * all stacks ({@link CrossChecks}).
 */
public final class StackResolver {

    private final YamlReader yaml;
    private final Function<IncludePaths, List<FileStep>> steps;
    private final ScalarTyping typing;
    private final Function<StackSettings, ModuleBackends> moduleBackends;

    /**
     * @param steps steps that change each manifest by itself before anything is merged, for a project with such
     *     includes
     * @param typing types of the results of templates
     * @param moduleBackends looks into the root modules of a project
     */
    public StackResolver(
            YamlReader yaml,
            Function<IncludePaths, List<FileStep>> steps,
            ScalarTyping typing,
            Function<StackSettings, ModuleBackends> moduleBackends) {
        this.yaml = yaml;
        this.steps = steps;
        this.typing = typing;
        this.moduleBackends = moduleBackends;
    }

    /** @param abstracts with {@link AbstractComponents#CHECKED}, the result holds no abstract components */
    public Resolution resolve(StackSettings settings, AbstractComponents abstracts) {
        Naming naming = new Naming(settings);
        ResolutionContext context = new ResolutionContext(
                settings,
                naming,
                new InstanceValues(
                        new Functions(settings.directories().project(), settings.environment()),
                        new SectionTemplates(settings.defaults().templatesEnabled(), typing)),
                new RootModules(settings.directories().rootModules()),
                moduleBackends.apply(settings),
                abstracts,
                ConcurrentHashMap.newKeySet(),
                new NeededChecks());
        ManifestLoader.Loaded<ResolvedManifest> loaded = new ManifestLoader(
                        yaml, steps.apply(settings.directories().includes()))
                .load(
                        new ManifestLoader.Request(
                                settings.directories().project(),
                                settings.directories().stacks(),
                                settings.manifests().included(),
                                settings.manifests().excluded(),
                                settings.manifests().places(),
                                new DeepMerge(settings.merging().listStrategy())),
                        manifest -> new ManifestResolver(manifest, context).resolve());
        List<Problem> projectProblems = new ArrayList<>(loaded.problems());
        projectProblems.addAll(naming.problems());
        return new CrossChecks(loaded.manifests(), context.needed()).apply(projectProblems);
    }
}
