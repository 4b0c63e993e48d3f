package io.github.atmosmaven.terraform;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /**
     * Sources of modules, its own and those of the modules it uses, that leave the root modules' directory: from the
     * place where the instance runs they would not be found (D61).
     */
    List<Problem> escapingSources() {
        List<Problem> problems = new ArrayList<>();
        Set<Path> seen = new HashSet<>(Set.of(directory));
        Deque<Path> pending = new ArrayDeque<>(seen);
        while (!pending.isEmpty()) {
            Path module = pending.pop();
            for (HclBlocks.Attribute source : sources(module)) {
                Path target = module.resolve(source.value()).normalize();
                if (!target.startsWith(rootModulesDirectory)) {
                    problems.add(escape(source));
                } else if (Files.isDirectory(target) && seen.add(target)) {
                    pending.push(target);
                }
            }
        }
        return problems;
    }

    private Problem escape(HclBlocks.Attribute source) {
        return Problem.error(
                ProblemCode.MODULE_SOURCE_ESCAPES,
                source.location(),
                "the module source '" + source.value() + "' leaves " + shown(rootModulesDirectory),
                "put the module below " + shown(rootModulesDirectory)
                        + ", or name it by a registry, Git or HTTP source");
    }

    private List<HclBlocks.Attribute> sources(Path module) {
        List<HclBlocks.Attribute> sources = new ArrayList<>();
        for (HclBlocks hcl : files(module)) {
            hcl.attributes().stream()
                    .filter(attribute -> attribute.name().equals("source")
                            && attribute.path().equals(List.of("module"))
                            && (attribute.value().startsWith("./")
                                    || attribute.value().startsWith("../")))
                    .forEach(sources::add);
        }
        return sources;
    }

    /** The backend or cloud block that the module itself has, if any. */
    Optional<Location> ownBackend() {
        return files(directory).stream()
                .flatMap(hcl -> hcl.blocks().stream())
                .filter(block -> block.path().equals(List.of("terraform", "backend"))
                        || block.path().equals(List.of("terraform", "cloud")))
                .map(HclBlocks.Block::location)
                .findFirst();
    }

    private List<HclBlocks> files(Path module) {
        List<HclBlocks> files = new ArrayList<>();
        try (Stream<Path> children = Files.list(module)) {
            for (Path file : children.sorted().toList()) {
                if (file.toString().endsWith(".tf") && Files.isRegularFile(file)) {
                    files.add(HclBlocks.read(Files.readString(file), shown(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    String shown(Path path) {
        Path shown = path.startsWith(projectDirectory) ? projectDirectory.relativize(path) : path;
        return shown.toString().replace('\\', '/');
    }
}
