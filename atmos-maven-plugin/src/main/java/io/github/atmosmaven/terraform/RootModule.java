package io.github.atmosmaven.terraform;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A root module below the root modules' directory, and the local modules it uses. */
final class RootModule {

    static final String LOCK_FILE = ".terraform.lock.hcl";

    private final Path projectDirectory;
    private final Path rootModulesDirectory;
    private final Path directory;

    RootModule(Path projectDirectory, Path rootModulesDirectory, String component) {
        this.projectDirectory = projectDirectory.toAbsolutePath().normalize();
        this.rootModulesDirectory = rootModulesDirectory.toAbsolutePath().normalize();
        this.directory = this.rootModulesDirectory.resolve(component).normalize();
    }

    Path directory() {
        return directory;
    }

    boolean exists() {
        return directory.startsWith(rootModulesDirectory)
                && !directory.equals(rootModulesDirectory)
                && Files.isDirectory(directory);
    }

    /** Whether it comes with a choice of provider versions, which is then used and never changed (D61). */
    boolean isLocked() {
        return Files.isRegularFile(directory.resolve(LOCK_FILE));
    }

    /**
     * Sources of modules, its own and those of the modules it uses, that leave the root modules' directory: from the
     * place where the instance runs they would not be found (D61).
     */
    List<Problem> escapingSources() throws IOException {
        List<Problem> problems = new ArrayList<>();
        Set<Path> seen = new HashSet<>(Set.of(directory));
        Deque<Path> pending = new ArrayDeque<>(seen);
        while (!pending.isEmpty()) {
            Path module = pending.pop();
            for (ModuleFile file : files(module)) {
                for (ModuleFile.Source source : file.sources()) {
                    if (isLocal(source.text())) {
                        Path target = module.resolve(source.text()).normalize();
                        if (!target.startsWith(rootModulesDirectory)) {
                            problems.add(escape(source));
                        } else if (Files.isDirectory(target) && seen.add(target)) {
                            pending.push(target);
                        }
                    }
                }
            }
        }
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
                "the module source '" + source.text() + "' leaves " + shown(rootModulesDirectory),
                "put the module below " + shown(rootModulesDirectory)
                        + ", or name it by a registry, Git or HTTP source");
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

    String shown(Path path) {
        Path shown = path.startsWith(projectDirectory) ? projectDirectory.relativize(path) : path;
        return shown.toString().replace('\\', '/');
    }
}
