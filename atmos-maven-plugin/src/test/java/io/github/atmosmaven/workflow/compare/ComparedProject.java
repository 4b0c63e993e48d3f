package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.RebasedPaths;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.SelectedInstances;
import io.github.atmosmaven.workflow.select.Selection;
import io.github.atmosmaven.yaml.SnakeYamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A project that is compared with a document. */
final class ComparedProject {

    final Path directory;
    private final PluginSettings settings;
    private final Path reference;
    Selection selection = Selection.ALL;
    Set<String> sensitive = Set.of();

    /** @param reference file that a test writes the document to */
    ComparedProject(Path directory, PluginSettings settings, Path reference) {
        this.directory = directory;
        this.settings = settings;
        this.reference = reference;
    }

    Comparison with(String document) throws IOException {
        Files.writeString(reference, document);
        return compare();
    }

    Comparison compare() {
        LoadedStacks loaded = Wiring.loadStacks(ToolsOf.missing(directory)).run(settings, AbstractComponents.RESOLVED);
        List<Instance> instances =
                new ArrayList<>(SelectedInstances.from(loaded, selection).instances());
        loaded.resolution().manifests().stream()
                .flatMap(manifest -> manifest.abstractComponents().stream())
                .filter(each ->
                        selection.takesStack(each.stack(), each.manifest().name())
                                && selection.takesComponent(each.name()))
                .forEach(instances::add);
        List<OwnInstance> own = instances.stream()
                .map(each -> new OwnInstance(
                        each, loaded.settings(), new RebasedPaths(directory, directory), () -> sensitive))
                .toList();
        return CompareStacks.run(
                new CompareStacks.Request(new Reference(reference, "atmos.json"), selection, own),
                new SnakeYamlReader());
    }

    /** {@code fails dev/vpc workspace: a != b, D17}, a line for each difference. */
    static List<String> lines(Comparison comparison) {
        return comparison.differences().stream()
                .map(each -> (each.fails() ? "fails " : "listed ") + each.stack() + "/" + each.instance() + " "
                        + each.what() + ": " + each.reference() + " != " + each.ours()
                        + (each.decision() == null ? "" : ", " + each.decision().id()))
                .toList();
    }
}
