package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ManifestRef;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.stack.ResolvedManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the selected instances, and the problems that concern them: a broken stack that was not asked for breaks nothing
 * (D18), a name that matches nothing is an error with the nearest names, and nothing is guessed (D20).
 */
public final class SelectInstances {

    private final LoadedStacks loaded;
    private final Selection selection;
    private final Problems problems = new Problems();

    private SelectInstances(LoadedStacks loaded, Selection selection) {
        this.loaded = loaded;
        this.selection = selection;
    }

    /**
     * Instances that match the selection, before names that match nothing become errors.
     *
     * @param instances instances, sorted by stack and name
     * @param problems of the manifests they come from, and of the settings
     */
    public record Matches(List<Instance> instances, List<Problem> problems, UnmatchedNames unmatched) {}

    public static Matches matches(LoadedStacks loaded, Selection selection) {
        return new SelectInstances(loaded, selection).match();
    }

    private Matches match() {
        problems.addAll(loaded.settingsProblems());
        problems.addAll(loaded.resolution().projectProblems());
        // Where the project itself cannot be read, that a name is not found only follows from it.
        boolean readable = !problems.hasErrors();
        List<Instance> ofStacks = new ArrayList<>();
        Set<String> unmatched = new HashSet<>(selection.stacks());
        for (ResolvedManifest manifest : loaded.resolution().manifests()) {
            List<Instance> matching = matching(manifest, unmatched);
            ofStacks.addAll(matching);
            if (!matching.isEmpty() || selection.stacks().isEmpty() || isNamed(manifest, unmatched)) {
                problems.addAll(manifest.problems());
            }
        }
        Set<String> unmatchedComponents = new HashSet<>(selection.components());
        List<Instance> selected = ofComponents(ofStacks, unmatchedComponents);
        selected.sort(Comparator.comparing(Instance::stack).thenComparing(Instance::name));
        UnmatchedNames missing = new UnmatchedNames(
                readable ? unmatched : Set.of(),
                readable ? unmatchedComponents : Set.of(),
                names(loaded.resolution().instances(), Instance::stack),
                names(ofStacks, Instance::name),
                problemsOfNameless(),
                problems.hasErrors());
        return new Matches(List.copyOf(selected), problems.sorted(), missing);
    }

    private static Set<String> names(List<Instance> instances, Function<Instance, String> name) {
        return instances.stream().map(name).collect(Collectors.toSet());
    }

    private List<Instance> matching(ResolvedManifest manifest, Set<String> unmatched) {
        if (selection.stacks().isEmpty()) {
            return manifest.instances();
        }
        List<Instance> matching = new ArrayList<>();
        for (Instance instance : manifest.instances()) {
            boolean found = false;
            for (String pattern : selection.stacks()) {
                if (matches(pattern, instance.stack()) || matches(pattern, manifest.manifest())) {
                    unmatched.remove(pattern);
                    found = true;
                }
            }
            if (found) {
                matching.add(instance);
            }
        }
        return matching;
    }

    /**
     * Returns true if a manifest without instances is asked for all the same: by its path, or by the name it gives its
     * stack.
     */
    private boolean isNamed(ResolvedManifest manifest, Set<String> unmatched) {
        boolean named = false;
        String stack = manifest.declaredStack();
        for (String pattern : selection.stacks()) {
            if (matches(pattern, manifest.manifest()) || stack != null && matches(pattern, stack)) {
                unmatched.remove(pattern);
                named = true;
            }
        }
        return named;
    }

    /** By the path from the stacks directory or from the project, with or without the extension. */
    private static boolean matches(String pattern, ManifestRef manifest) {
        String path = pattern.startsWith("./") ? pattern.substring(2) : pattern;
        String name = manifest.name();
        String file = manifest.file();
        int end = file.lastIndexOf('.') < file.lastIndexOf('/') ? file.length() : file.lastIndexOf('.');
        return matches(path, name)
                || matches(path, file)
                || end >= 0 && (matches(path, file.substring(0, end)) || matches(path, name + file.substring(end)));
    }

    private static boolean matches(String pattern, String name) {
        return Selection.matches(pattern, name);
    }

    /** A stack that is broken has no name to be found by, so what is broken is told instead. */
    private List<Problem> problemsOfNameless() {
        return loaded.resolution().manifests().stream()
                .filter(manifest -> manifest.hasErrors() && manifest.instances().isEmpty())
                .flatMap(manifest -> manifest.problems().stream())
                .toList();
    }

    private List<Instance> ofComponents(List<Instance> ofStacks, Set<String> unmatched) {
        if (selection.components().isEmpty()) {
            return new ArrayList<>(ofStacks);
        }
        List<Instance> selected = new ArrayList<>();
        for (Instance instance : ofStacks) {
            boolean found = false;
            for (String pattern : selection.components()) {
                if (matches(pattern, instance.name())) {
                    unmatched.remove(pattern);
                    found = true;
                }
            }
            if (found) {
                selected.add(instance);
            }
        }
        selected.addAll(abstractByName(unmatched));
        return selected;
    }

    /** Abstract components are left out unless asked for by their exact names. */
    private List<Instance> abstractByName(Set<String> unmatched) {
        List<Instance> found = new ArrayList<>();
        for (ResolvedManifest manifest : loaded.resolution().manifests()) {
            for (Instance component : manifest.abstractComponents()) {
                boolean inStack = selection.stacks().isEmpty()
                        || selection.stacks().stream()
                                .anyMatch(pattern ->
                                        matches(pattern, component.stack()) || matches(pattern, manifest.manifest()));
                if (inStack && selection.components().contains(component.name())) {
                    found.add(component);
                }
            }
        }
        found.forEach(component -> unmatched.remove(component.name()));
        return found;
    }
}
