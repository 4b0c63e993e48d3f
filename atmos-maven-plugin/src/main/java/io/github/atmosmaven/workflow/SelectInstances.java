package io.github.atmosmaven.workflow;

import io.github.atmosmaven.manifest.PathGlob;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ManifestRef;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.stack.ResolvedManifest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the selected instances, and the problems that concern them: a broken stack that was not asked for breaks nothing
 * (D18), a name that matches nothing is an error with the nearest names, and nothing is guessed (D20).
 */
public final class SelectInstances {

    private static final int SUGGESTIONS = 3;

    private final LoadedStacks loaded;
    private final Selection selection;
    private final Problems problems = new Problems();

    private SelectInstances(LoadedStacks loaded, Selection selection) {
        this.loaded = loaded;
        this.selection = selection;
    }

    /**
     * What was selected.
     *
     * @param instances by stack and name
     * @param problems of the manifests they come from, of the selection itself, and of the settings
     */
    public record Selected(List<Instance> instances, List<Problem> problems) {

        public boolean hasErrors() {
            return problems.stream().anyMatch(Problem::isError);
        }
    }

    public static Selected from(LoadedStacks loaded, Selection selection) {
        return new SelectInstances(loaded, selection).select();
    }

    private Selected select() {
        problems.addAll(loaded.settingsProblems());
        problems.addAll(loaded.resolution().projectProblems());
        List<Instance> ofStacks = new ArrayList<>();
        Set<String> unmatched = new HashSet<>(selection.stacks());
        for (ResolvedManifest manifest : loaded.resolution().manifests()) {
            List<Instance> matching = matching(manifest, unmatched);
            ofStacks.addAll(matching);
            if (!matching.isEmpty() || selection.stacks().isEmpty() || isNamed(manifest, unmatched)) {
                problems.addAll(manifest.problems());
            }
        }
        reportUnmatchedStacks(unmatched);
        List<Instance> selected = ofComponents(ofStacks);
        selected.sort(Comparator.comparing(Instance::stack).thenComparing(Instance::name));
        return new Selected(List.copyOf(selected), problems.sorted());
    }

    private List<Instance> matching(ResolvedManifest manifest, Set<String> unmatched) {
        if (selection.stacks().isEmpty()) {
            return manifest.instances();
        }
        List<Instance> matching = new ArrayList<>();
        for (Instance instance : manifest.instances()) {
            for (String pattern : selection.stacks()) {
                if (matches(pattern, instance.stack()) || matches(pattern, manifest.manifest())) {
                    unmatched.remove(pattern);
                    matching.add(instance);
                    break;
                }
            }
        }
        return matching;
    }

    /** Whether a manifest without instances is asked for all the same: by its path, or by the name it gives its stack. */
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
        return pattern.equals(name) || PathGlob.isPattern(pattern) && glob(pattern, name);
    }

    private static boolean glob(String pattern, String name) {
        try {
            return PathGlob.of(pattern).matches(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void reportUnmatchedStacks(Set<String> unmatched) {
        Set<String> names = new TreeSet<>();
        for (ResolvedManifest manifest : loaded.resolution().manifests()) {
            manifest.instances().forEach(instance -> names.add(instance.stack()));
        }
        for (String pattern : new TreeSet<>(unmatched)) {
            boolean reported = reportBrokenManifests();
            problems.add(noMatch(
                    "stack",
                    pattern,
                    names,
                    reported ? "; it may be one of the manifests that could not be resolved" : ""));
        }
    }

    /** A stack that is broken has no name to be found by, so what is broken is told instead. */
    private boolean reportBrokenManifests() {
        boolean any = false;
        for (ResolvedManifest manifest : loaded.resolution().manifests()) {
            if (manifest.hasErrors() && manifest.instances().isEmpty()) {
                problems.addAll(manifest.problems());
                any = true;
            }
        }
        return any;
    }

    private List<Instance> ofComponents(List<Instance> ofStacks) {
        if (selection.components().isEmpty()) {
            return new ArrayList<>(ofStacks);
        }
        List<Instance> selected = new ArrayList<>();
        Set<String> unmatched = new HashSet<>(selection.components());
        for (Instance instance : ofStacks) {
            for (String pattern : selection.components()) {
                if (matches(pattern, instance.name())) {
                    unmatched.remove(pattern);
                    selected.add(instance);
                    break;
                }
            }
        }
        selected.addAll(abstractByName(unmatched));
        if (problems.hasErrors()) {
            // What is broken may hold the component, or be the stack that it was looked for in.
            return selected;
        }
        Set<String> names = new TreeSet<>();
        ofStacks.forEach(instance -> names.add(instance.name()));
        for (String pattern : new TreeSet<>(unmatched)) {
            problems.add(noMatch("component", pattern, names, ""));
        }
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

    private static Problem noMatch(String kind, String pattern, Collection<String> names, String remark) {
        List<String> near = NearestName.list(pattern, names, SUGGESTIONS);
        return Problem.error(
                ProblemCode.NO_MATCH,
                null,
                "no " + kind + " matches '" + pattern + "'" + remark,
                near.isEmpty() ? null : "the nearest are: " + String.join(", ", near));
    }
}
