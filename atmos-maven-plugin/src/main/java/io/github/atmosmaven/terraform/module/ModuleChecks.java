package io.github.atmosmaven.terraform.module;

import io.github.atmosmaven.model.BackendAdditions;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ModuleBackend;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Article;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.terraform.mirror.GeneratedFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the root modules of instances before a tool is run in them (D61, D74, D76). */
public final class ModuleChecks {

    private final RootModules modules;
    private final Function<Instance, Tool> tools;
    private final Problems problems = new Problems();
    private final Map<Complaint, List<Instance>> complaints = new LinkedHashMap<>();
    private final Set<ModuleCode> read = new HashSet<>();

    /** Fault of a module for some of its instances, reported once for all of them. */
    private record Complaint(String component, Function<String, Problem> told, String key) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Complaint that && key.equals(that.key);
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }
    }

    /** @param tools says which tool runs an instance; asked only where that makes a difference */
    public ModuleChecks(RootModules modules, Function<Instance, Tool> tools) {
        this.modules = modules;
        this.tools = tools;
    }

    /** Faults of the modules if no tool is run, warnings included. A project without root modules lacks none. */
    public List<Problem> ofProject(Collection<Instance> instances) {
        if (!modules.exist()) {
            return List.of();
        }
        problems.addAll(new WorkspaceReads(modules, tools).warnings(instances));
        return of(instances);
    }

    /** Faults of the modules of these instances, each reported once. */
    public List<Problem> of(Collection<Instance> instances) {
        for (Instance instance : instances) {
            RootModule module = modules.of(instance.rootModule());
            if (module.exists()) {
                check(instance, module);
            } else {
                complain(instance, "missing", named -> missing(instance, module, named));
            }
        }
        complaints.forEach(
                (complaint, concerned) -> problems.add(complaint.told().apply(named(concerned))));
        return problems.sorted();
    }

    private void complain(Instance instance, String what, Function<String, Problem> told) {
        complaints
                .computeIfAbsent(
                        new Complaint(instance.rootModule(), told, what + " " + instance.rootModule()),
                        same -> new ArrayList<>())
                .add(instance);
    }

    private static String named(List<Instance> instances) {
        String first = "'" + instances.get(0).displayName() + "'";
        int more = instances.size() - 1;
        return more == 0 ? first : first + " and " + more + " more instance" + (more == 1 ? "" : "s");
    }

    private static Problem missing(Instance instance, RootModule module, String named) {
        return Problem.error(
                ProblemCode.ROOT_MODULE_MISSING,
                instance.location(),
                "the root module of " + named + " is not there: " + module.shown(module.directory()),
                "create it, or name another one with metadata.component");
    }

    private void check(Instance instance, RootModule module) {
        try {
            ModuleSyntax syntax = modules.syntax(instance, tools);
            ModuleCode code = module.code(syntax);
            if (read.add(code)) {
                problems.addAll(code.problems());
            }
            boolean hasBackend = !instance.backend().type().isNone();
            ModuleFile.OwnBackend own = code.backend();
            Set<String> names = module.names();
            for (String name : generated(instance, hasBackend || own == null, syntax)) {
                if (names.contains(name)) {
                    complain(instance, name, named -> inTheWay(module, name, named));
                }
            }
            if (!hasBackend && !isSame(own, instance.state().moduleBackend())) {
                complain(instance, "other tool", named -> readOtherwise(instance, module, named));
            }
            boolean isTold = own != null
                    && names.contains(GeneratedFiles.BACKEND)
                    && own.location().file().endsWith("/" + GeneratedFiles.BACKEND);
            if (hasBackend && own != null && !isTold) {
                complain(instance, "second backend", named -> secondBackend(instance, own, named));
            }
        } catch (IOException e) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.UNREADABLE_FILE,
                            null,
                            "the root module " + module.shown(module.directory()) + " cannot be read: "
                                    + IoReason.withFile(e),
                            "check its permissions"),
                    e);
        }
    }

    /** Returns true if both blocks are the same, whatever {@code init} adds to them. */
    private static boolean isSame(ModuleFile.@Nullable OwnBackend read, @Nullable ModuleBackend known) {
        return read == null || known == null
                ? read == null && known == null
                : read.seen().backend().equals(known.backend().with(BackendAdditions.NONE));
    }

    /** The files that would replace or hide what the plugin writes for an instance (D74). */
    private static Set<String> generated(Instance instance, boolean backend, ModuleSyntax syntax) {
        Set<String> names = new HashSet<>(GeneratedFiles.names(instance));
        if (backend) {
            names.add(GeneratedFiles.BACKEND);
        }
        if (syntax == ModuleSyntax.OPENTOFU) {
            for (String name : Set.copyOf(names)) {
                names.add(ModuleSyntax.twin(name));
            }
            if (backend) {
                names.add("backend.tofu");
            }
        }
        return names;
    }

    private static Problem inTheWay(RootModule module, String name, String named) {
        return Problem.error(
                ProblemCode.FILE_IN_THE_WAY,
                module.place(name),
                "the root module has a file " + name + " of its own, in the place of one that is written for " + named,
                name.startsWith("backend.")
                        ? "remove it, and list it in .gitignore: Atmos leaves such files behind"
                        : "give it another name");
    }

    /** The state address was made of what the tool of the manifests reads. */
    private static Problem readOtherwise(Instance instance, RootModule module, String named) {
        return Problem.error(
                ProblemCode.MODULE_BACKEND_UNKNOWN,
                instance.location(),
                "the tool that runs " + named + " reads another backend in " + module.shown(module.directory())
                        + " than '" + instance.command() + "', which its manifests ask for",
                "set 'command' in the manifests to the tool that runs it");
    }

    private static Problem secondBackend(Instance instance, ModuleFile.OwnBackend backend, String named) {
        return Problem.error(
                ProblemCode.BACKEND_IN_ROOT_MODULE,
                backend.location(),
                "the root module '" + instance.rootModule() + "' has "
                        + Article.with(backend.type().name()) + " backend of its own, and so has instance " + named,
                "remove the block: the backend of an instance comes from its stack");
    }
}
