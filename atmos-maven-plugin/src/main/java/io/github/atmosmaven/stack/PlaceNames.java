package io.github.atmosmaven.stack;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.InstancePaths;
import io.github.atmosmaven.model.path.OwnNames;
import io.github.atmosmaven.model.path.PathForms;
import io.github.atmosmaven.model.path.PathNames;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds names of stacks and instances that become paths which some file system or tool cannot keep apart, or has no room
 * for (D77). No project with plain, short names without dots and with remote states needs these checks.
 */
final class PlaceNames {

    /** Of file systems in use; in UTF-8. */
    private static final int LONGEST_SEGMENT = 255;
    /** A character of a name takes up to three bytes of a path, in UTF-8 and in an escape alike. */
    private static final int CERTAINLY_SHORT = LONGEST_SEGMENT / 3;

    private final List<Instance> instances;
    private final Function<Instance, Location> stackPlace;
    private final List<Found> found = new ArrayList<>();

    /** An error, and the instances that it breaks; of a name that is wrong by itself both are one. */
    record Found(Problem problem, Instance first, Instance second) {}

    private PlaceNames(List<Instance> instances, Function<Instance, Location> stackPlace) {
        this.instances = instances;
        this.stackPlace = stackPlace;
    }

    /**
     * @param instances all of the project, each once
     * @param stackPlace the place that names the stack of an instance
     */
    static List<Found> check(List<Instance> instances, Function<Instance, Location> stackPlace) {
        PlaceNames names = new PlaceNames(instances, stackPlace);
        names.findLongOnes();
        names.findTwins();
        names.findThoseInPlaceOfFiles();
        names.found.addAll(StatePaths.check(instances));
        return names.found;
    }

    /** Returns true if a check may find something wrong with the name of an instance, or with another because of it. */
    static boolean isRemarkable(Instance instance) {
        return isRemarkable(instance.name())
                || instance.workspace().length() > LONGEST_SEGMENT
                || StatePaths.isLocal(instance);
    }

    /** Returns true if a check may find something wrong with the name of a stack or an instance. */
    static boolean isRemarkable(String name) {
        return name.length() > CERTAINLY_SHORT || !PathForms.isPlain(name) || name.indexOf('.') >= 0;
    }

    private static boolean mayBeLong(Instance instance) {
        return instance.stack().length() > CERTAINLY_SHORT
                || instance.name().length() > CERTAINLY_SHORT
                || instance.workspace().length() > LONGEST_SEGMENT;
    }

    private void findLongOnes() {
        List<Instance> suspects =
                instances.stream().filter(PlaceNames::mayBeLong).toList();
        if (suspects.isEmpty()) {
            return;
        }
        InstancePaths paths = InstancePaths.of(instances);
        for (Instance instance : suspects) {
            boolean flat = paths.isFlat(instance);
            if (isTooLong(instance.stack(), flat)) {
                tooLong("the stack", instance.stack(), stackPlace.apply(instance), instance);
            }
            if (isTooLong(instance.name(), flat)) {
                tooLong("the component", instance.name(), instance.location(), instance);
            }
            if (StatePaths.isLocal(instance) && instance.workspace().length() > LONGEST_SEGMENT) {
                tooLong("the workspace", instance.workspace(), instance.location(), instance);
            }
        }
    }

    private static boolean isTooLong(String name, boolean flat) {
        return name.length() > CERTAINLY_SHORT
                && (hasLongSegment(PathNames.nested(name)) || flat && hasLongSegment(PathNames.flat(name)));
    }

    private static boolean hasLongSegment(String path) {
        for (String segment : path.split("/")) {
            if (segment.getBytes(StandardCharsets.UTF_8).length > LONGEST_SEGMENT) {
                return true;
            }
        }
        return false;
    }

    private void tooLong(String what, String name, Location place, Instance instance) {
        Problem problem = invalid(
                place,
                "the name of " + what + " '" + name + "' becomes a name of a directory with more than "
                        + LONGEST_SEGMENT + " bytes, which no file system accepts",
                "give it a shorter name, or break it up with slashes");
        found.add(new Found(problem, instance, instance));
    }

    /** A name is a twin of another only if one of them is no plain one. */
    private void findTwins() {
        if (instances.stream().allMatch(PlaceNames::isPlain)) {
            return;
        }
        Map<String, Instance> stacks = new HashMap<>();
        Map<String, Instance> paths = new HashMap<>();
        for (Instance instance : instances) {
            Instance first = first(stacks, PathForms.folded(instance.stack()), instance);
            if (!first.stack().equals(instance.stack())) {
                twinStacks(first, instance);
                continue;
            }
            Instance twin = first(paths, PathForms.folded(path(instance)), instance);
            if (!path(twin).equals(path(instance))) {
                boolean inOrder = twin.location().compareTo(instance.location()) < 0;
                twinInstances(inOrder ? twin : instance, inOrder ? instance : twin);
            }
        }
    }

    private static boolean isPlain(Instance instance) {
        return PathForms.isPlain(instance.name()) && PathForms.isPlain(instance.stack());
    }

    private static Instance first(Map<String, Instance> all, String key, Instance instance) {
        Instance first = all.putIfAbsent(key, instance);
        return first == null ? instance : first;
    }

    private void twinStacks(Instance first, Instance second) {
        Problem problem = invalid(
                stackPlace.apply(second),
                "the stacks '" + second.stack() + "' and '" + first.stack() + "' ("
                        + stackPlace.apply(first).fileAndLine() + ") differ only "
                        + PathForms.difference(first.stack(), second.stack())
                        + ", and would be one directory where that counts for nothing",
                "give one of them another name");
        if (found.stream().noneMatch(each -> each.problem().equals(problem))) {
            found.add(new Found(problem, first, second));
        }
    }

    private void twinInstances(Instance first, Instance second) {
        Problem problem = invalid(
                second.location(),
                "'" + second.name() + "' of stack '" + second.stack() + "' and '" + first.name() + "' of stack '"
                        + first.stack() + "' (" + first.location().fileAndLine() + ") differ only "
                        + PathForms.difference(path(first), path(second))
                        + ", and would be one directory where that counts for nothing",
                "give one of them another name");
        found.add(new Found(problem, first, second));
    }

    /** An instance whose name goes on from that of another with the name of a file in there. */
    private void findThoseInPlaceOfFiles() {
        List<Instance> suspects =
                instances.stream().filter(PlaceNames::mayHoldOwnName).toList();
        if (suspects.isEmpty()) {
            return;
        }
        Map<String, Instance> all = new HashMap<>();
        instances.forEach(each -> all.putIfAbsent(PathForms.folded(path(each)), each));
        // Of twins the one that is written like this.
        instances.forEach(each -> all.put(path(each), each));
        for (Instance instance : suspects) {
            String path = path(instance);
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                String above = path.substring(0, slash);
                Instance holder = all.getOrDefault(above, all.get(PathForms.folded(above)));
                String segment = path.substring(slash + 1).split("/", 2)[0];
                if (holder != null && OwnNames.areInInstance(segment)) {
                    inPlaceOfFile(instance, holder, segment);
                }
            }
        }
    }

    /** All names of files have a dot; most names of instances have none, and need no further look. */
    private static boolean mayHoldOwnName(Instance instance) {
        return instance.stack().indexOf('.') >= 0 || instance.name().indexOf('.') >= 0;
    }

    private void inPlaceOfFile(Instance instance, Instance holder, String segment) {
        Problem problem = invalid(
                instance.location(),
                "'" + instance.name() + "' of stack '" + instance.stack() + "' lies at '" + segment + "' of '"
                        + holder.name() + "' of stack '" + holder.stack() + "' ("
                        + holder.location().fileAndLine() + "), where the tools or this plugin write",
                "give it another name");
        found.add(new Found(problem, holder, instance));
    }

    private static String path(Instance instance) {
        return instance.stack() + "/" + instance.name();
    }

    private static Problem invalid(Location place, String message, String hint) {
        return Problem.error(ProblemCode.INVALID_NAME, place, message, hint);
    }
}
