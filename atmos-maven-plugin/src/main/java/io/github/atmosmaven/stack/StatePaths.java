package io.github.atmosmaven.stack;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.path.PathForms;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds local states of which one is a file where another has a directory, or that differ only in case (D77). */
final class StatePaths {

    private StatePaths() {}

    /** Returns true if the state of an instance is a file, as far as is known. */
    static boolean isLocal(Instance instance) {
        if (!instance.backendType().isLocal()) {
            return false;
        }
        String address = instance.stateAddress().text();
        return !address.isEmpty() && !address.contains("://");
    }

    static List<PlaceNames.Found> check(List<Instance> instances) {
        Map<String, Instance> files = new HashMap<>();
        Set<String> names = new HashSet<>();
        List<PlaceNames.Found> found = new ArrayList<>();
        for (Instance instance : instances) {
            if (isLocal(instance)) {
                String path = instance.stateAddress().text();
                String folded = PathForms.folded(path);
                names.add(folded.substring(folded.lastIndexOf('/') + 1));
                Instance first = files.putIfAbsent(folded, instance);
                // States at one address are told as such (D32), and so are names of instances that differ in case.
                if (first != null && !first.stateAddress().text().equals(path) && !areTwins(first, instance)) {
                    found.add(problem(
                            instance,
                            first,
                            "which differs only "
                                    + PathForms.difference(first.stateAddress().text(), path)));
                }
            }
        }
        files.forEach((path, instance) -> {
            Instance holder = holder(path, files, names);
            if (holder != null) {
                found.add(problem(instance, holder, "which cannot be a file and a directory"));
            }
        });
        return found;
    }

    /** Returns true for names that not every file system keeps apart. */
    static boolean areTwins(Instance first, Instance second) {
        return PathForms.folded(first.stack() + "/" + first.name())
                .equals(PathForms.folded(second.stack() + "/" + second.name()));
    }

    /** @param names of all files, so that only a directory of such a name need be looked up */
    private static @Nullable Instance holder(String path, Map<String, Instance> files, Set<String> names) {
        int start = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
            if (names.contains(path.substring(start, slash))) {
                Instance holder = files.get(path.substring(0, slash));
                if (holder != null) {
                    return holder;
                }
            }
            start = slash + 1;
        }
        return null;
    }

    private static PlaceNames.Found problem(Instance instance, Instance other, String why) {
        Problem problem = Problem.error(
                ProblemCode.INVALID_NAME,
                instance.location(),
                "the state " + instance.stateAddress() + " of '" + instance.name() + "' in stack '" + instance.stack()
                        + "' runs into the state " + other.stateAddress() + " of '" + other.name() + "' in stack '"
                        + other.stack() + "' (" + other.location().fileAndLine() + "), " + why,
                "rename one of them, or give it a path of its own");
        return new PlaceNames.Found(problem, other, instance);
    }
}
