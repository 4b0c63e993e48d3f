package io.github.atmosmaven.workflow.affected;

import io.github.atmosmaven.files.LinkTarget;
import io.github.atmosmaven.git.CommitTree;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.terraform.mirror.SourceTree;
import io.github.atmosmaven.terraform.module.ModuleReach;
import io.github.atmosmaven.terraform.module.RootModules;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Files of a commit that instances read (D90): those of the root module and of the local modules that it calls, those that
 * their code names by literal paths, and those that settings name. They are told apart by mode and content, so a comment in
 * a module counts.
 */
final class FilesOfInstances {

    private final CommitTree tree;
    private final CopiedProject copy;
    private final PathsFrom names;
    private final RootModules modules;
    private final Function<Instance, Tool> tools;
    private final Set<Path> roots = new HashSet<>();
    private final Map<ModuleReach, SortedMap<String, String>> known = new HashMap<>();
    private final SortedSet<String> submodules = new TreeSet<>();

    /** @param instances all of the commit, since one root module may lie in another */
    FilesOfInstances(
            CommitTree tree,
            CopiedProject copy,
            RootModules modules,
            Function<Instance, Tool> tools,
            Collection<Instance> instances) {
        this.tree = tree;
        this.copy = copy;
        this.names = new PathsFrom(copy.project());
        this.modules = modules;
        this.tools = tools;
        for (Instance instance : instances) {
            Path directory = modules.reach(instance, tools).directory();
            if (directory != null) {
                roots.add(directory);
            }
        }
    }

    /** The files of an instance by their paths from the project. */
    SortedMap<String, String> of(Instance instance) {
        ModuleReach reach = modules.reach(instance, tools);
        SortedMap<String, String> ofModules = known.computeIfAbsent(reach, this::ofModules);
        List<Path> named = named(NamedFiles.of(instance), reach.directory());
        if (named.isEmpty()) {
            return ofModules;
        }
        Walk walk = new Walk();
        named.forEach(walk::add);
        walk.found.putAll(ofModules);
        return walk.found;
    }

    /** Submodules that instances read, as paths from the project. */
    SortedSet<String> submodules() {
        return submodules;
    }

    private SortedMap<String, String> ofModules(ModuleReach reach) {
        Walk walk = new Walk();
        Path root = reach.directory();
        if (root != null) {
            for (Path module : reach.modules()) {
                boolean holdsRoot = root.startsWith(module) && !root.equals(module);
                List<String> others = roots.stream()
                        .filter(other -> other.startsWith(module) && !other.equals(module))
                        .filter(other -> !reach.modules().contains(other))
                        .map(this::place)
                        .toList();
                walk.addModule(place(module), holdsRoot, others);
            }
            reach.paths().forEach(walk::add);
        }
        return walk.found;
    }

    private List<Path> named(NamedFiles named, @Nullable Path module) {
        List<Path> found = new ArrayList<>();
        List<Path> ofProject = List.of(copy.project(), copy.root());
        named.ofProject().forEach(text -> addNamed(text, ofProject, true, found));
        for (String text : named.ofModule()) {
            List<Path> starts = module == null ? new ArrayList<>() : new ArrayList<>(List.of(module));
            if (NamedFiles.isVariables(text)) {
                starts.addAll(ofProject);
            }
            addNamed(text, starts, false, found);
        }
        return found;
    }

    /** The first place that there is something at. */
    private void addNamed(String text, List<Path> starts, boolean folders, List<Path> found) {
        for (Path start : starts) {
            try {
                Path path = LinkTarget.real(start.resolve(text).normalize());
                if (path.startsWith(copy.root()) && !copy.project().startsWith(path)) {
                    String place = place(path);
                    if (tree.entry(place) != null
                            || folders && !tree.below(place).isEmpty()) {
                        found.add(path);
                        return;
                    }
                }
            } catch (InvalidPathException e) {
                // A text that is no path names no file.
                return;
            }
        }
    }

    private String place(Path path) {
        return copy.root().relativize(path).toString().replace('\\', '/');
    }

    /** Gathers files; where one is a link, also what it leads to. */
    private final class Walk {

        private final SortedMap<String, String> found = new TreeMap<>();
        private final Set<Path> seen = new HashSet<>();

        void addModule(String module, boolean isShallow, List<String> others) {
            SortedMap<String, CommitTree.Entry> entries = tree.below(module);
            int start = module.isEmpty() ? 0 : module.length() + 1;
            entries.forEach((path, entry) -> {
                String name = path.substring(start);
                boolean isLeftOut = isShallow && name.indexOf('/') >= 0
                        || others.stream().anyMatch(other -> path.startsWith(other + "/"))
                        || isLeftBehind(name);
                if (!isLeftOut) {
                    put(path, entry);
                }
            });
            if (entries.isEmpty()) {
                addSubmodule(module);
            }
        }

        private static boolean isLeftBehind(String name) {
            for (String segment : name.split("/", -1)) {
                if (SourceTree.isLeftBehind(segment)) {
                    return true;
                }
            }
            return false;
        }

        void add(Path written) {
            Path path = LinkTarget.real(written);
            if (!path.startsWith(copy.root()) || path.equals(copy.root()) || !seen.add(path)) {
                return;
            }
            String place = place(path);
            CommitTree.Entry entry = tree.entry(place);
            if (entry != null) {
                put(place, entry);
            } else if (tree.below(place).isEmpty()) {
                addSubmodule(place);
            } else {
                tree.below(place).forEach(this::put);
            }
        }

        private void addSubmodule(String place) {
            String submodule = tree.submodule(place);
            CommitTree.Entry entry = submodule == null ? null : tree.entry(submodule);
            if (submodule != null && entry != null) {
                put(submodule, entry);
            }
        }

        private void put(String path, CommitTree.Entry entry) {
            String shown = names.shown(copy.root().resolve(path));
            found.put(shown, told(entry));
            if (entry.isSubmodule()) {
                submodules.add(shown);
            } else if (entry.isLink()) {
                add(copy.root().resolve(path));
            }
        }

        private static String told(CommitTree.Entry entry) {
            return switch (entry.mode()) {
                case "100755" -> entry.id() + " (executable)";
                case "120000" -> entry.id() + " (link)";
                case "160000" -> entry.id() + " (submodule)";
                default -> entry.id();
            };
        }
    }
}
