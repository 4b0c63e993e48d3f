package io.github.atmosmaven.workflow.affected;

import io.github.atmosmaven.affected.Answer;
import io.github.atmosmaven.affected.Side;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.SettingsLoader;
import io.github.atmosmaven.config.SettingsResult;
import io.github.atmosmaven.git.CommitCopy;
import io.github.atmosmaven.git.CommitTree;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.stack.Resolution;
import io.github.atmosmaven.stack.ResolvedManifest;
import io.github.atmosmaven.stack.settings.ProjectDirectories;
import io.github.atmosmaven.terraform.mirror.MavenBuild;
import io.github.atmosmaven.terraform.mirror.SourceTree;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.workflow.describe.HiddenDocument;
import io.github.atmosmaven.workflow.describe.HiddenValues;
import io.github.atmosmaven.workflow.describe.InstanceDocument;
import io.github.atmosmaven.workflow.select.LoadStacks;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Resolves the stacks of a commit in a copy of its files. The copy of one commit becomes that of the next, at the same place,
 * so that no answer differs by the path of a copy.
 */
final class CommitReader {

    /** Sections that say how an answer came about, and are no part of it. */
    private static final Set<String> WAYS =
            Set.of("atmos_component", "atmos_manifest", "atmos_stack", "imports", "inheritance", "overrides");

    /** Sections whose types say what is secret in them. */
    private static final Set<String> TYPED = Set.of("auth", "backend", "remote_state_backend");

    private final YamlReader yaml;
    private final BiFunction<Path, Path, Tools> tools;
    private final Function<Tools, LoadStacks> loads;
    private final CommitCopy copy;
    private final CopiedProject places;
    private final PluginSettings settings;
    /** One for both commits: what stays as it is, is not looked at again. */
    private final WantedFiles wanted = new WantedFiles();

    /**
     * @param engine reads and resolves stacks
     * @param settings parameters of the present build
     */
    CommitReader(FindAffected.Engine engine, CommitCopy copy, CopiedProject places, PluginSettings settings) {
        this.yaml = engine.yaml();
        this.tools = engine.tools();
        this.loads = engine.loads();
        this.copy = copy;
        this.places = places;
        this.settings = places.copied(settings);
    }

    /**
     * Answers of a commit.
     *
     * @param loaded its stacks, whose directories are those of the work tree
     * @param submodules submodules that instances read, as paths from the project
     */
    record Read(LoadedStacks loaded, Side side, Set<String> submodules) {}

    /** @param mayBeEmpty true if a commit in which the project has no stacks is none that lost them */
    Read read(CommitTree tree, boolean mayBeEmpty) {
        copy.become(tree);
        copy.add(wanted::areReadByAll, wanted::look);
        SettingsResult found = new SettingsLoader(yaml).load(settings);
        ProjectDirectories directories = found.settings().directories();
        if (mayBeEmpty && !found.hasErrors() && !Files.isDirectory(directories.stacks())) {
            return nothing(found);
        }
        Path stacks = directories.stacks();
        copy.add(path -> places.root().resolve(path).startsWith(stacks), wanted::look);
        copy.add(wanted::areIncluded, (path, content) -> {});
        Tools ofCommit = tools.apply(places.project(), places.root());
        LoadedStacks loaded = loads.apply(ofCommit).run(settings, AbstractComponents.CHECKED);
        SourceTree repository =
                SourceTree.of(places.project(), directories.rootModules(), new MavenBuild(places.root(), Set.of()));
        List<Instance> instances = loaded.resolution().instances();
        RootModules modules = new RootModules(places.project(), repository);
        FilesOfInstances files = new FilesOfInstances(tree, places, modules, ofCommit::of, instances);
        List<Answer> answers = instances.stream()
                .map(instance -> answer(instance, modules.sensitive(instance, ofCommit::of), files))
                .toList();
        return new Read(meant(loaded), new Side(answers, broken(loaded)), files.submodules());
    }

    /** A commit in which the project has no stacks, or is not there at all. */
    private Read nothing(SettingsResult found) {
        LoadedStacks none = new LoadedStacks(
                places.meant(found.settings()), new Resolution(List.of(), List.of()), found.problems());
        return new Read(none, new Side(List.of(), Side.Broken.NOTHING), Set.of());
    }

    private static Answer answer(Instance instance, Set<String> sensitive, FilesOfInstances files) {
        MapValue.Builder document = MapValue.builder(instance.location());
        for (MapValue.Entry section : InstanceDocument.of(instance).entries()) {
            if (!WAYS.contains(section.key())) {
                document.put(section);
            }
        }
        MapValue built = document.build();
        MapValue shown = withoutSecrets(HiddenDocument.of(instance, built), sensitive);
        return new Answer(instance, built, shown, files.of(instance));
    }

    /** The result is a report, which is shown to more people than may read a stack (D79). */
    private static MapValue withoutSecrets(MapValue document, Set<String> sensitive) {
        MapValue.Builder shown = document.toBuilder();
        for (MapValue.Entry section : document.entries()) {
            if (!TYPED.contains(section.key())) {
                Set<String> names = section.key().equals("vars") ? sensitive : Set.of();
                shown.put(section.withValue(HiddenValues.in(section.value(), names)));
            }
        }
        return shown.build();
    }

    private static Side.Broken broken(LoadedStacks loaded) {
        boolean everything = loaded.settingsProblems().stream().anyMatch(Problem::isError)
                || loaded.resolution().projectProblems().stream().anyMatch(Problem::isError);
        Set<String> manifests = new HashSet<>();
        Set<String> stacks = new HashSet<>();
        for (ResolvedManifest manifest : loaded.resolution().manifests()) {
            if (manifest.hasErrors()) {
                manifests.add(manifest.manifest().file());
                manifest.instances().forEach(instance -> stacks.add(instance.stack()));
                String declared = manifest.declaredStack();
                if (declared != null) {
                    stacks.add(declared);
                }
            }
        }
        return new Side.Broken(everything, manifests, stacks);
    }

    private LoadedStacks meant(LoadedStacks loaded) {
        List<ResolvedManifest> manifests = loaded.resolution().manifests().stream()
                .map(manifest -> new ResolvedManifest(
                        manifest.manifest(),
                        manifest.declaredName(),
                        manifest.instances(),
                        manifest.abstractComponents(),
                        meant(manifest.problems())))
                .toList();
        return new LoadedStacks(
                places.meant(loaded.settings()),
                new Resolution(manifests, meant(loaded.resolution().projectProblems())),
                meant(loaded.settingsProblems()));
    }

    private List<Problem> meant(List<Problem> problems) {
        return problems.stream().map(places::meant).toList();
    }
}
