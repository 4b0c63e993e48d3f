package io.github.atmosmaven.manifest;

import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.model.ManifestRef;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

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

    /** @param steps what is done with each file by itself, in this order */
    public ManifestLoader(YamlReader yaml, List<FileStep> steps) {
        this.yaml = yaml;
        this.steps = List.copyOf(steps);
    }

    /**
     * What to load.
     *
     * @param projectDirectory what displayed paths are relative to
     */
    public record Request(
            Path projectDirectory,
            Path stacksDirectory,
            List<String> includedPaths,
            List<String> excludedPaths,
            DeepMerge merge) {}

    /**
     * What was loaded.
     *
     * @param manifests what became of each manifest, in the order of their paths
     * @param problems what concerns no single manifest
     */
    public record Loaded<T>(List<T> manifests, List<Problem> problems) {}

    /** @param next what is done with each manifest as soon as it is merged, by several threads at once */
    public <T> Loaded<T> load(Request request, Function<MergedManifest, T> next) {
        Path project = request.projectDirectory().toAbsolutePath().normalize();
        Path stacks = request.stacksDirectory().toAbsolutePath().normalize();
        List<Problem> problems = new ArrayList<>();
        StacksTree tree = StacksTree.of(stacks);
        Discovery discovery = new Discovery(request.includedPaths(), request.excludedPaths(), problems::add);
        List<String> topLevel = discovery.topLevelManifests(tree);
        ManifestParser parser = new ManifestParser(tree, project, yaml, steps);
        reportTree(tree, discovery, parser, topLevel, problems);
        List<String> readable =
                topLevel.stream().filter(path -> !Extensions.isTemplate(path)).toList();
        ManifestLibrary library = ManifestLibrary.load(readable, parser);
        ImportCycles.cut(readable, library);
        new ImportContexts(library).check();
        ManifestMerge merge = new ManifestMerge(library, request.merge());
        List<T> manifests = readable.parallelStream()
                .map(path -> next.apply(merged(path, library, merge)))
                .toList();
        return new Loaded<>(manifests, List.copyOf(problems));
    }

    private static MergedManifest merged(String path, ManifestLibrary library, ManifestMerge merge) {
        ManifestFile file = library.file(path);
        ImportClosure closure = new ImportClosure(library, path);
        Set<Problem> problems = new LinkedHashSet<>(file.problems());
        closure.files()
                .forEach(imported -> problems.addAll(library.file(imported).problems()));
        ManifestRef ref = new ManifestRef(
                Extensions.withoutExtension(path), file.displayName(), closure.names(), closure.chainsByFile());
        ManifestMerge.Merged merged = merge.merge(path);
        return new MergedManifest(ref, merged.body(), file.body(), merged.attached(), List.copyOf(problems));
    }

    private static void reportTree(
            StacksTree tree,
            Discovery discovery,
            ManifestParser parser,
            List<String> topLevel,
            List<Problem> problems) {
        for (String folder : tree.unreadable()) {
            problems.add(Problem.error(
                    ProblemCode.UNREADABLE_FILE,
                    ImportPaths.startOf(parser.displayName(folder)),
                    "the directory " + parser.displayName(folder) + " cannot be read",
                    "give this user the permission to read it"));
        }
        for (String link : tree.escaping()) {
            if (discovery.isTopLevel(link)) {
                problems.add(Problem.error(
                        ProblemCode.IMPORT_REFUSED,
                        ImportPaths.startOf(parser.displayName(link)),
                        "the symbolic link " + parser.displayName(link) + " leads out of the stacks directory",
                        "put the manifest itself there, or exclude the link"));
            }
        }
        for (String path : topLevel) {
            if (Extensions.isTemplate(path)) {
                problems.add(Problem.error(
                        ProblemCode.UNSUPPORTED_FEATURE,
                        ImportPaths.startOf(parser.displayName(path)),
                        "the template file " + parser.displayName(path) + " is not supported yet",
                        "write it as plain YAML without .tmpl, or exclude it"));
            }
        }
        if (topLevel.isEmpty() && problems.isEmpty()) {
            problems.add(Problem.error(
                    ProblemCode.NO_MANIFESTS,
                    null,
                    "no stack manifests found below " + parser.displayName(""),
                    "put one there, for instance dev.yaml, or set stacksDirectory and includedPaths"));
        }
    }
}
