package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.problem.RebasedPaths;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Selects from all modules of a build as if they were one project: a name is missing only where no module has it (D20).
 * Problems are at places as seen from the directory that the modules are together in.
 */
public final class SelectInModules {

    /**
     * A module and all of its stacks.
     *
     * @param files files that the module leaves for scripts
     */
    public record Module(String name, Path directory, LoadedStacks loaded, ScriptFiles files) {}

    /** An instance, told apart from those that other modules call the same. */
    private record Identity(String stack, String instance) {}

    private record Found(Module module, Instance instance) {}

    /**
     * Selected instances.
     *
     * @param instances of each module by its name, in the order of the modules
     * @param problems of everything that was selected, and of the selection itself
     * @param leftToOthers names that were not found and are no errors yet, since other modules may have them; null if
     *     there are none
     */
    public record Selected(
            Map<String, List<Instance>> instances,
            List<Problem> problems,
            @Nullable UnmatchedNames leftToOthers) {}

    private final Path directory;
    private final List<Module> modules;

    /** @param directory directory that all the modules are in */
    public SelectInModules(Path directory, List<Module> modules) {
        this.directory = directory;
        this.modules = List.copyOf(modules);
    }

    /** The modules, in the order of the build. */
    public List<Module> modules() {
        return modules;
    }

    /** @param missing tells what is wrong with that none of these modules has something, where others may have it */
    public Selected select(Selection selection, Function<UnmatchedNames, List<Problem>> missing) {
        Problems problems = new Problems();
        Map<String, List<Instance>> instances = new LinkedHashMap<>();
        UnmatchedNames unmatched = null;
        for (Module module : modules) {
            RebasedPaths paths = paths(module);
            SelectInstances.Matches matches = SelectInstances.matches(module.loaded(), selection);
            problems.addAll(paths.problems(matches.problems()));
            instances.put(module.name(), matches.instances());
            UnmatchedNames here = matches.unmatched().seen(paths);
            unmatched = unmatched == null ? here : unmatched.and(here);
        }
        List<Problem> errors = unmatched == null ? List.of() : missing.apply(unmatched);
        problems.addAll(errors);
        boolean left = unmatched != null && !unmatched.isEmpty() && errors.isEmpty();
        return new Selected(instances, problems.sorted(), left ? unmatched : null);
    }

    /** Leaves with each module what is wrong with the whole; what is wrong in files of one it has left itself (D7). */
    public void leave(List<Problem> problems) {
        List<Problem> common = problems.stream()
                .filter(problem -> modules.size() == 1 || problem.location() == null)
                .toList();
        modules.forEach(module -> module.files().leave(common));
    }

    /** Sources of all the modules. Nothing is written there for any of them. */
    public Sources sources() {
        return Sources.of(directory, null)
                .and(modules.stream()
                        .map(module -> Sources.of(
                                module.directory(),
                                module.loaded().settings().directories().stacks()))
                        .toList());
    }

    /** Tells how files of a module are seen from the directory that the modules are together in. */
    public RebasedPaths paths(Module module) {
        return new RebasedPaths(directory, module.directory());
    }

    /**
     * The instances of all modules, for a document in which each has one place.
     *
     * @throws AtmosException.InvalidConfiguration where two modules have an instance of one name in a stack of one name
     */
    public List<Instance> together(Selected selected) {
        Map<Identity, Found> distinct = new LinkedHashMap<>();
        Problems problems = new Problems();
        for (Module module : modules) {
            for (Instance instance : selected.instances().getOrDefault(module.name(), List.of())) {
                Found found = new Found(module, instance);
                Found first = distinct.putIfAbsent(new Identity(instance.stack(), instance.name()), found);
                if (first != null && !place(first).equals(place(found))) {
                    problems.add(ambiguous(first, found));
                }
            }
        }
        if (problems.hasErrors()) {
            throw new AtmosException.InvalidConfiguration(problems.sorted());
        }
        return distinct.values().stream().map(Found::instance).toList();
    }

    private String place(Found found) {
        return paths(found.module()).apply(found.instance().manifest().file());
    }

    private Problem ambiguous(Found first, Found second) {
        return Problem.error(
                ProblemCode.DUPLICATE_INSTANCE,
                paths(second.module()).location(second.instance().location()),
                "module '" + second.module().name() + "' has instance '"
                        + second.instance().name() + "' of stack '"
                        + second.instance().stack() + "', and so has module '"
                        + first.module().name() + "' ("
                        + paths(first.module())
                                .location(first.instance().location())
                                .fileAndLine() + ")",
                "ask for one of the modules with -pl, or for other instances with -Dstack and -Dcomponent");
    }
}
