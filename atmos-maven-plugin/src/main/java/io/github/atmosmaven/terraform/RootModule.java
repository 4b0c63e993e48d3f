package io.github.atmosmaven.terraform;

import io.github.atmosmaven.files.LinkTarget;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A root module below the root modules' directory, and the local modules it uses. */
final class RootModule {

    static final String LOCK_FILE = ".terraform.lock.hcl";

    private final Path projectDirectory;
    private final SourceTree repository;
    private final Path directory;
    private final boolean exists;
    private @Nullable Mirror mirror;

    RootModule(Path projectDirectory, SourceTree repository, String component) {
        this.projectDirectory = projectDirectory.toAbsolutePath().normalize();
        this.repository = repository;
        Path found = repository.module(component);
        this.exists = found != null;
        this.directory =
                found == null ? repository.rootModules().resolve(component).normalize() : found;
    }

    Path directory() {
        return directory;
    }

    boolean exists() {
        return exists;
    }

    /** Whether it comes with a choice of provider versions, which is then used and never changed (D61). */
    boolean isLocked() {
        return Files.isRegularFile(directory.resolve(LOCK_FILE));
    }

    /** What its instances run in; found once. */
    synchronized Mirror mirror() throws IOException {
        Mirror known = mirror;
        if (known == null) {
            known = Mirror.of(repository, directory, localModules(source -> {}));
            mirror = known;
        }
        return known;
    }

    /** Hears of the source of a module that lies outside of the repository. */
    @FunctionalInterface
    private interface Escapes {
        void hear(ModuleFile.Source source);
    }

    /** The local modules that it calls, and those that these call. */
    private Set<Path> localModules(Escapes escapes) throws IOException {
        Set<Path> seen = new LinkedHashSet<>(Set.of(directory));
        Deque<Path> pending = new ArrayDeque<>(seen);
        while (!pending.isEmpty()) {
            Path module = pending.pop();
            for (ModuleFile file : files(module)) {
                for (ModuleFile.Source source : file.sources()) {
                    if (isLocal(source.text())) {
                        Path named = module.resolve(source.text()).normalize();
                        Path target = LinkTarget.real(named);
                        if (!repository.holds(named)) {
                            escapes.hear(source);
                        } else if (repository.holds(target) && Files.isDirectory(target) && seen.add(target)) {
                            pending.push(target);
                        }
                    }
                }
            }
        }
        return seen;
    }

    /** Sources of modules, its own and those of the modules it uses, that leave the repository (D61). */
    List<Problem> escapingSources() throws IOException {
        List<Problem> problems = new ArrayList<>();
        localModules(source -> problems.add(escape(source)));
        return problems;
    }

    /** The tools take a source for a local path only when it starts like this. */
    private static boolean isLocal(String source) {
        return source.startsWith("./") || source.startsWith("../") || source.equals(".") || source.equals("..");
    }

    private Problem escape(ModuleFile.Source source) {
        return Problem.error(
                ProblemCode.MODULE_SOURCE_ESCAPES,
                source.location(),
                "the module source '" + source.text() + "' leaves the repository " + shown(repository.root()),
                "put the module below that directory, or name it by a registry, Git or HTTP source");
    }

    /**
     * The backend or cloud block that the module itself has, if any. A {@code backend.tf.json} does not count where the
     * plugin writes that file: Atmos leaves such files behind.
     */
    Optional<ModuleFile.OwnBackend> ownBackend(boolean hasBackend) throws IOException {
        for (String name : names(directory)) {
            if (!(hasBackend && name.equals(Workplace.BACKEND))) {
                List<ModuleFile.OwnBackend> backends =
                        read(directory.resolve(name)).backends();
                if (!backends.isEmpty()) {
                    return Optional.of(backends.get(0));
                }
            }
        }
        return Optional.empty();
    }

    private List<ModuleFile> files(Path module) throws IOException {
        List<ModuleFile> files = new ArrayList<>();
        for (String name : names(module)) {
            files.add(read(module.resolve(name)));
        }
        return files;
    }

    private ModuleFile read(Path file) throws IOException {
        return ModuleFile.read(file, shown(file));
    }

    private static List<String> names(Path module) throws IOException {
        try (Stream<Path> children = Files.list(module)) {
            return children.filter(Files::isRegularFile)
                    .map(child -> child.getFileName().toString())
                    .filter(ModuleFile::isOne)
                    .sorted()
                    .toList();
        }
    }

    /** A binary without its path, as one would type it. */
    static String plainName(String binary) {
        return binary.substring(Math.max(binary.lastIndexOf('/'), binary.lastIndexOf('\\')) + 1);
    }

    /** Relative to the project, also where that is named by way of a link. */
    String shown(Path path) {
        Path real = LinkTarget.real(projectDirectory);
        for (Path project : List.of(projectDirectory, real)) {
            if (path.startsWith(project) && !path.equals(project)) {
                return project.relativize(path).toString().replace('\\', '/');
            }
        }
        return path.toString().replace('\\', '/');
    }
}
