package io.github.atmosmaven.manifest.file;

import io.github.atmosmaven.manifest.tree.StacksTree;
import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.MissingSpace;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads one file: YAML, its imports, and the steps that concern a file by itself. */
public final class ManifestParser {

    private final StacksTree tree;
    private final PathsFrom names;
    private final YamlReader yaml;
    private final List<FileStep> steps;
    private final ImportPaths importPaths;

    public ManifestParser(StacksTree tree, Path projectDirectory, YamlReader yaml, List<FileStep> steps) {
        this.tree = tree;
        this.names = new PathsFrom(projectDirectory);
        this.yaml = yaml;
        this.steps = List.copyOf(steps);
        this.importPaths = new ImportPaths(tree);
    }

    ManifestFile parse(String path) {
        Path file = tree.file(path);
        String displayName = displayName(path);
        YamlDocument document = yaml.read(file, displayName);
        FileProblems problems = new FileProblems();
        problems.addAll(document.problems());
        MapValue root = mapping(document.root(), displayName, problems);
        List<ManifestFile.Import> imports = new ArrayList<>();
        for (ImportItem item : new ImportSection(problems::add).read(root)) {
            imports.add(new ManifestFile.Import(item, importPaths.resolve(item, path, problems::add)));
        }
        MapValue body = root.toBuilder().remove("import").build();
        Inclusions inclusions = new Inclusions();
        // A key that carries what others name by an alias is of use, whoever reads it (D19).
        Consumer<Problem> report = problem -> {
            if (problem.code() != ProblemCode.IGNORED_KEY
                    || !document.carriers().contains(problem.location())) {
                problems.add(problem);
            }
        };
        for (FileStep step : steps) {
            MapValue before = body;
            body = step.apply(before, file, report);
            inclusions.add(before, body);
        }
        return ManifestFile.of(path, displayName, body, imports, inclusions.places(), problems.list());
    }

    private static MapValue mapping(
            @org.jspecify.annotations.Nullable Value root, String displayName, FileProblems problems) {
        if (root instanceof MapValue map) {
            return map;
        }
        if (root != null) {
            problems.add(Problem.error(
                    ProblemCode.WRONG_TYPE,
                    root.location(),
                    "a manifest must be a map of sections, not " + root.aKind(),
                    MissingSpace.hint(root, "start it with a section such as 'vars:' or 'components:'")));
        }
        return MapValue.empty(ImportPaths.startOf(displayName));
    }

    public String displayName(String path) {
        return names.shown(tree.file(path));
    }
}
