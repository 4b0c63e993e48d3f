package io.github.atmosmaven.manifest.tree;

import io.github.atmosmaven.model.Utf8Order;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds the top-level manifests: included and not excluded (semantics 1.1, 1.3, D4). */
public final class Discovery {

    private final List<PathGlob> included = new ArrayList<>();
    private final List<PathGlob> excluded = new ArrayList<>();

    public Discovery(List<String> includedPaths, List<String> excludedPaths, Consumer<Problem> problems) {
        includedPaths.forEach(path -> add(included, path, withExtensions(path), "included", problems));
        excludedPaths.forEach(path -> add(excluded, path, List.of(path), "excluded", problems));
    }

    private static void add(
            List<PathGlob> globs, String path, List<String> patterns, String kind, Consumer<Problem> problems) {
        try {
            for (String pattern : patterns) {
                globs.add(PathGlob.of(pattern));
            }
        } catch (IllegalArgumentException e) {
            problems.accept(Problem.error(
                    ProblemCode.INVALID_PARAMETER,
                    null,
                    kind + " path '" + path + "': " + e.getMessage(),
                    "correct -Datmos." + kind + "Paths, or stacks." + kind + "_paths of atmos.yaml"));
        }
    }

    /** A path without an extension stands for every extension a manifest may have. */
    private static List<String> withExtensions(String path) {
        if (!Extensions.of(path).isEmpty()) {
            return List.of(path);
        }
        // A pattern that ends in ** means everything below; **.yaml would stay in one directory.
        String stem = path.equals("**") || path.endsWith("/**") ? path + "/*" : path;
        return Extensions.LOOKUP.stream().map(extension -> stem + extension).toList();
    }

    /** Top-level manifests, as paths below the stacks directory in byte order. */
    public List<String> topLevelManifests(StacksTree tree) {
        List<String> found = new ArrayList<>();
        for (String path : tree.files()) {
            if (isTopLevel(path)) {
                found.add(path);
            }
        }
        found.sort(Utf8Order.INSTANCE);
        return found;
    }

    public boolean isTopLevel(String path) {
        String[] names = path.split("/", -1);
        return matchesAny(included, names) && !matchesAny(excluded, names);
    }

    private static boolean matchesAny(List<PathGlob> globs, String[] names) {
        for (PathGlob glob : globs) {
            if (glob.matches(names)) {
                return true;
            }
        }
        return false;
    }
}
