package io.github.atmosmaven.model;

import io.github.atmosmaven.model.path.OwnNames;
import io.github.atmosmaven.model.path.PathNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Paths of instances below the output directory (D61, D77): {@code <stack>/<instance>}, with the slashes of both as
 * directories. Where one name continues another, {@code vpc/1} beside {@code vpc}, the slashes of the longer one are
 * written as {@code %2F}, so that no instance lies in the directory of another; a stack that would lie where the plugin
 * writes files of its own begins with an escape.
 */
public final class InstancePaths {

    private final Map<Instance, String> paths;

    private InstancePaths(Map<Instance, String> paths) {
        this.paths = paths;
    }

    /** @param instances all instances of the project, so that an instance has one path whatever was selected */
    public static InstancePaths of(Collection<Instance> instances) {
        Map<String, Integer> uses = new HashMap<>(instances.size() * 2);
        for (Instance instance : instances) {
            uses.merge(folded(nested(instance)), 1, Integer::sum);
        }
        Map<Instance, String> paths = new IdentityHashMap<>(instances.size() * 2);
        for (Instance instance : instances) {
            String nested = nested(instance);
            String folded = folded(nested);
            boolean clear = uses.getOrDefault(folded, 1) == 1 && !continuesAnother(folded, uses);
            paths.put(instance, clear ? nested : flat(instance));
        }
        return new InstancePaths(paths);
    }

    /** The path, with forward slashes. */
    public String of(Instance instance) {
        String path = paths.get(instance);
        return path == null ? flat(instance) : path;
    }

    /** Returns true if the slashes in the names of the instance are escaped. */
    public boolean isFlat(Instance instance) {
        return of(instance).equals(flat(instance));
    }

    private static boolean continuesAnother(String path, Map<String, Integer> taken) {
        int slash = path.indexOf('/');
        while (slash >= 0) {
            if (taken.containsKey(path.substring(0, slash))) {
                return true;
            }
            slash = path.indexOf('/', slash + 1);
        }
        return false;
    }

    /** Some file systems do not tell upper case from lower case. */
    private static String folded(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    private static String nested(Instance instance) {
        return clearOfOwnFiles(PathNames.nested(instance.stack())) + "/" + PathNames.nested(instance.name());
    }

    private static String flat(Instance instance) {
        return clearOfOwnFiles(PathNames.flat(instance.stack())) + "/" + PathNames.flat(instance.name());
    }

    /** No name begins with this escape by itself: what is plain is never escaped. */
    private static String clearOfOwnFiles(String stack) {
        int slash = stack.indexOf('/');
        String first = slash < 0 ? stack : stack.substring(0, slash);
        return OwnNames.areInOutput(first)
                ? String.format(Locale.ROOT, "%%%02X", (int) stack.charAt(0)) + stack.substring(1)
                : stack;
    }
}
