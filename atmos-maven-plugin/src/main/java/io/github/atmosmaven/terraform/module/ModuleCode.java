package io.github.atmosmaven.terraform.module;

import io.github.atmosmaven.files.LinkTarget;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.mirror.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The code of a root module and of the local modules that it calls, these included that they call, as one tool reads it.
 *
 * @param modules their folders, the root module's first
 * @param paths files and folders of the repository that they read or write by literal paths
 * @param backend the {@code backend} or {@code cloud} block that counts; {@code null} where there is none
 * @param sensitive variables of the root module that are declared {@code sensitive}
 * @param workspaceReads places that read {@code terraform.workspace}
 * @param remoteStates data blocks of the root module that read states, and those that it refers to
 * @param problems module sources and paths that leave the repository (D61), and backends that no tool takes side by side
 */
record ModuleCode(
        Set<Path> modules,
        Set<Path> paths,
        ModuleFile.@Nullable OwnBackend backend,
        Set<String> sensitive,
        Set<Location> workspaceReads,
        RemoteStateNames remoteStates,
        List<Problem> problems) {

    /** @param shown names a file for messages */
    static ModuleCode read(Path root, SourceTree repository, ModuleSyntax syntax, Function<Path, String> shown)
            throws IOException {
        Walk walk = new Walk(root, repository, syntax, shown);
        walk.walk();
        return new ModuleCode(
                walk.seen,
                walk.paths,
                walk.backend,
                walk.sensitive,
                walk.workspaceReads,
                walk.remoteStates,
                List.copyOf(walk.problems));
    }

    private static final class Walk {

        private final Path root;
        private final SourceTree repository;
        private final ModuleSyntax syntax;
        private final Function<Path, String> shown;
        private final Set<Path> seen = new LinkedHashSet<>();
        private final Set<Path> paths = new LinkedHashSet<>();
        private final Deque<Path> pending = new ArrayDeque<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Set<String> sensitive = new HashSet<>();
        private final Set<Location> workspaceReads = new LinkedHashSet<>();
        private RemoteStateNames remoteStates = RemoteStateNames.NONE;
        private ModuleFile.@Nullable OwnBackend backend;

        Walk(Path root, SourceTree repository, ModuleSyntax syntax, Function<Path, String> shown) {
            this.root = root;
            this.repository = repository;
            this.syntax = syntax;
            this.shown = shown;
        }

        void walk() throws IOException {
            seen.add(root);
            pending.add(root);
            while (!pending.isEmpty()) {
                Path module = pending.remove();
                DuplicateBackends duplicates = new DuplicateBackends(problems::add);
                for (String name : syntax.files(module)) {
                    ModuleFile file = ModuleFile.read(module.resolve(name), shown.apply(module.resolve(name)));
                    file.sources().forEach(source -> follow(source, module));
                    file.paths().forEach(path -> check(path, module));
                    workspaceReads.addAll(file.workspaceReads());
                    duplicates.check(file, ModuleSyntax.isOverride(name));
                    if (module.equals(root)) {
                        noteBackend(file, ModuleSyntax.isOverride(name));
                        sensitive.addAll(file.sensitive());
                        remoteStates = remoteStates.and(file.remoteStates());
                    }
                }
            }
        }

        /** The last of the override files wins, else the first block there is: the tool refuses a second one. */
        private void noteBackend(ModuleFile file, boolean isOverride) {
            List<ModuleFile.OwnBackend> found = file.backends();
            if (!found.isEmpty() && (isOverride || backend == null)) {
                backend = found.get(0);
            }
        }

        private void follow(ModuleFile.Source source, Path module) {
            if (!isLocal(source.text())) {
                return;
            }
            Path named = module.resolve(source.text()).normalize();
            Path target = LinkTarget.real(named);
            if (!repository.holds(named)) {
                problems.add(escape("the module source", source));
            } else if (repository.holds(target) && Files.isDirectory(target) && seen.add(target)) {
                pending.add(target);
            }
        }

        /** The tools take a source for a local path only when it starts like this. */
        private static boolean isLocal(String source) {
            return source.startsWith("./") || source.startsWith("../") || source.equals(".") || source.equals("..");
        }

        private void check(ModuleFile.Source path, Path module) {
            Path target = ModulePaths.target(path.text(), module, root);
            if (target != null && repository.holds(target)) {
                paths.add(target);
            } else if (target != null) {
                problems.add(escape("the path", path));
            }
        }

        private Problem escape(String what, ModuleFile.Source source) {
            return Problem.error(
                    ProblemCode.MODULE_SOURCE_ESCAPES,
                    source.location(),
                    what + " '" + source.text() + "' leaves the repository " + repository.root()
                            + ", which is all that an instance's working directory mirrors",
                    "put what it names into the repository, or write an absolute path");
        }
    }
}
