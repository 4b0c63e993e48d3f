package io.github.atmosmaven.terraform.module;

import io.github.atmosmaven.files.LinkTarget;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.terraform.mirror.Mirror;
import io.github.atmosmaven.terraform.mirror.SourceTree;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A root module below the root modules' directory. What is found out about it is found out once. */
public final class RootModule {

    private final Path projectDirectory;
    private final SourceTree repository;
    private final Path directory;
    private final boolean exists;
    private final Map<ModuleSyntax, ModuleCode> code = new EnumMap<>(ModuleSyntax.class);
    private @Nullable Mirror mirror;
    private @Nullable Boolean isReadAlike;

    RootModule(Path projectDirectory, SourceTree repository, String component) {
        this.projectDirectory = projectDirectory.toAbsolutePath().normalize();
        this.repository = repository;
        Path found = repository.module(component);
        this.exists = found != null;
        this.directory =
                found == null ? repository.rootModules().resolve(component).normalize() : found;
    }

    public Path directory() {
        return directory;
    }

    boolean exists() {
        return exists;
    }

    /** Returns true if it comes with a choice of provider versions, which is then used and never changed (D61). */
    public boolean isLocked() {
        return Files.isRegularFile(directory.resolve(WorkingDirectories.LOCK_FILE));
    }

    /** Mirror that the instances of the module run in, whichever tool they have. */
    public synchronized Mirror mirror() throws IOException {
        Mirror known = mirror;
        if (known == null) {
            Set<Path> modules = new TreeSet<>();
            for (ModuleSyntax syntax : ModuleSyntax.values()) {
                modules.addAll(code(syntax).modules());
            }
            known = Mirror.of(repository, directory, modules);
            mirror = known;
        }
        return known;
    }

    /** Its own code and that of the local modules it calls, as a tool reads them. */
    synchronized ModuleCode code(ModuleSyntax syntax) throws IOException {
        ModuleCode known = code.get(syntax);
        if (known == null) {
            known = ModuleCode.read(directory, repository, syntax, this::shown);
            code.put(syntax, known);
        }
        return known;
    }

    /**
     * Returns true if every tool reads the same files of the module, so that no binary has to be asked for its kind.
     */
    synchronized boolean isReadAlike() throws IOException {
        Boolean known = isReadAlike;
        if (known == null) {
            known = areReadAlike(code(ModuleSyntax.OPENTOFU).modules());
            isReadAlike = known;
        }
        return known;
    }

    private static boolean areReadAlike(Iterable<Path> modules) throws IOException {
        for (Path module : modules) {
            if (!ModuleSyntax.TERRAFORM.files(module).equals(ModuleSyntax.OPENTOFU.files(module))) {
                return false;
            }
        }
        return true;
    }

    /** The names of the files in it. */
    Set<String> names() throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return new TreeSet<>(
                    children.map(child -> child.getFileName().toString()).toList());
        }
    }

    Location place(String name) {
        return new Location(shown(directory.resolve(name)), 1, 1);
    }

    /** The path from the project, also where that is named by way of a link. */
    String shown(Path path) {
        Path real = LinkTarget.real(projectDirectory);
        return new PathsFrom(path.startsWith(real) ? real : projectDirectory).shown(path);
    }
}
