package io.github.atmosmaven.manifest;

import io.github.atmosmaven.manifest.file.FileStep;
import io.github.atmosmaven.manifest.file.ImportPaths;
import io.github.atmosmaven.manifest.file.ManifestFile;
import io.github.atmosmaven.manifest.file.ManifestLibrary;
import io.github.atmosmaven.manifest.file.ManifestParser;
import io.github.atmosmaven.manifest.imports.ImportClosure;
import io.github.atmosmaven.manifest.imports.ImportContexts;
import io.github.atmosmaven.manifest.imports.ImportCycles;
import io.github.atmosmaven.manifest.imports.ManifestMerge;
import io.github.atmosmaven.manifest.tree.BrokenLink;
import io.github.atmosmaven.manifest.tree.Discovery;
import io.github.atmosmaven.manifest.tree.Extensions;
import io.github.atmosmaven.manifest.tree.SettingPlaces;
import io.github.atmosmaven.manifest.tree.StacksTree;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.model.ManifestRef;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.template.Obstacle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * From a stacks directory to its merged top-level manifests.
 *
 * <p>The stages are separate: which files there are ({@link StacksTree}), which of them are stacks ({@link Discovery}),
 * what each says ({@link ManifestParser}, each file once), whether imports run in circles ({@link ImportCycles}), and
 * what remains after merging ({@link ManifestMerge}).
 */
public final class ManifestLoader {

    private final YamlReader yaml;
    private final List<FileStep> steps;

    /** @param steps steps that change each file by itself, in this order */
    public ManifestLoader(YamlReader yaml, List<FileStep> steps) {
        this.yaml = yaml;
        this.steps = List.copyOf(steps);
    }

    /**
     * Manifests to load.
     *
     * @param projectDirectory directory that displayed paths are relative to
     * @param places settings that say which files are manifests
     */
    public record Request(
            Path projectDirectory,
            Path stacksDirectory,
            List<String> includedPaths,
            List<String> excludedPaths,
            SettingPlaces places,
            DeepMerge merge) {}

    /**
     * Loaded manifests.
     *
     * @param manifests result of each manifest, in the order of their paths; manifests that could not be read come last
     * @param problems problems that belong to no single manifest
     */
    public record Loaded<T>(List<T> manifests, List<Problem> problems) {}

    /** @param next handles each manifest as soon as it is merged; called by several threads at once */
    public <T> Loaded<T> load(Request request, Function<MergedManifest, T> next) {
        Path project = request.projectDirectory().toAbsolutePath().normalize();
        Path stacks = request.stacksDirectory().toAbsolutePath().normalize();
        List<Problem> problems = new ArrayList<>();
        StacksTree tree = StacksTree.of(stacks);
        Discovery discovery = new Discovery(request.includedPaths(), request.excludedPaths(), problems::add);
        List<String> topLevel = discovery.topLevelManifests(tree);
        ManifestParser parser = new ManifestParser(tree, project, yaml, steps);
        Map<String, Problem> refused = refused(tree, discovery, parser, topLevel);
        problems.addAll(
                new TreeProblems(tree, parser, request.places()).list(!topLevel.isEmpty() || !refused.isEmpty()));
        List<String> readable =
                topLevel.stream().filter(path -> !refused.containsKey(path)).toList();
        ManifestLibrary library = ManifestLibrary.load(readable, parser);
        ImportCycles.cut(readable, library);
        new ImportContexts(library).check();
        ManifestMerge merge = new ManifestMerge(library, request.merge());
        Stream<MergedManifest> sound = readable.parallelStream().map(path -> merged(path, library, merge));
        Stream<MergedManifest> broken = refused.entrySet().stream()
                .map(each -> unread(each.getKey(), parser.displayName(each.getKey()), each.getValue()));
        List<T> manifests = Stream.concat(sound, broken).map(next).toList();
        return new Loaded<>(manifests, List.copyOf(problems));
    }

    /** A manifest that was not even read stands for itself, so that it breaks no other (D18). */
    private static MergedManifest unread(String path, String displayName, Problem problem) {
        MapValue empty = MapValue.empty(ImportPaths.startOf(displayName));
        ManifestRef ref = new ManifestRef(Extensions.withoutExtension(path), displayName, List.of(), Map.of());
        return new MergedManifest(ref, empty, empty, Map.of(), List.of(problem));
    }

    /** By path, why a top-level manifest is not read. */
    private static Map<String, Problem> refused(
            StacksTree tree, Discovery discovery, ManifestParser parser, List<String> topLevel) {
        Map<String, Problem> refused = new LinkedHashMap<>();
        for (String link : tree.escaping(discovery::isTopLevel)) {
            refused.put(link, leadsOut(parser.displayName(link)));
        }
        for (BrokenLink link : tree.broken(discovery::isTopLevel)) {
            refused.put(link.path(), leadsNowhere(parser.displayName(link.path()), link));
        }
        for (String path : topLevel) {
            if (tree.isMisread(path)) {
                refused.put(path, isMisread(parser.displayName(path)));
            } else if (Extensions.isTemplate(path)) {
                refused.put(path, isTemplate(parser.displayName(path)));
            }
        }
        return refused;
    }

    private static Problem leadsOut(String link) {
        return Problem.error(
                ProblemCode.IMPORT_REFUSED,
                ImportPaths.startOf(link),
                "the symbolic link " + link + " leads out of the stacks directory",
                "put the manifests themselves there, or exclude the link");
    }

    private static Problem leadsNowhere(String shown, BrokenLink link) {
        return Problem.error(
                ProblemCode.UNREADABLE_FILE,
                ImportPaths.startOf(shown),
                "the symbolic link " + shown + " " + link.leadsTo(),
                "mend the link, remove it, or exclude it");
    }

    private static Problem isMisread(String shown) {
        return Problem.error(
                ProblemCode.UNUSABLE_NAME,
                ImportPaths.startOf(shown),
                "the name of the file cannot be read in the character encoding of this process",
                "run it with the environment variable LC_ALL=C.UTF-8, or in any other locale with UTF-8");
    }

    private static Problem isTemplate(String file) {
        return Problem.error(
                ProblemCode.UNSUPPORTED_FEATURE,
                ImportPaths.startOf(file),
                "the file " + file + " is a template, " + Obstacle.NOT_YET,
                "write it as plain YAML without .tmpl, or exclude it");
    }

    private static MergedManifest merged(String path, ManifestLibrary library, ManifestMerge merge) {
        ManifestFile file = library.file(path);
        ImportClosure closure = new ImportClosure(library, path);
        Problems problems = new Problems();
        problems.addAll(file.problems());
        closure.files()
                .forEach(imported -> problems.addAll(library.file(imported).problems()));
        ManifestRef ref = new ManifestRef(
                Extensions.withoutExtension(path),
                file.displayName(),
                closure.names(),
                closure.chainsByFile(),
                closure.inclusions(path));
        try {
            ManifestMerge.Merged merged = merge.merge(path);
            return new MergedManifest(ref, merged.body(), file.body(), merged.attached(), problems.found());
        } catch (AtmosException.InvalidConfiguration e) {
            problems.addAll(e.problems());
        }
        MapValue empty = MapValue.empty(file.body().location());
        return new MergedManifest(ref, empty, empty, Map.of(), problems.found());
    }
}
