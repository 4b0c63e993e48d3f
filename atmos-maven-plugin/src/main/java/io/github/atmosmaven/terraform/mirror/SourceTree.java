package io.github.atmosmaven.terraform.mirror;

import io.github.atmosmaven.files.GitRepository;
import io.github.atmosmaven.files.LinkTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The repository that root modules lie in, which the working directories of instances mirror (D61). All paths are free of
 * symbolic links, so that one can be told to lie in another.
 *
 * @param root the folder that holds {@code .git}, else the top of the Maven build
 * @param rootModules the root modules' directory
 * @param buildDirectories of the modules of the build
 */
public record SourceTree(Path root, Path rootModules, Set<Path> buildDirectories) {

    private static final String POM = "pom.xml";
    private static final Set<String> LEFT_OUT = Set.of(".git", "target", ".atmos");

    public SourceTree {
        buildDirectories = Set.copyOf(buildDirectories);
    }

    /** Root modules that lie in neither the project's repository nor one of their own are mirrored by themselves. */
    public static SourceTree of(Path projectDirectory, Path rootModulesDirectory, MavenBuild build) {
        Path modules = LinkTarget.real(rootModulesDirectory);
        Path root = Stream.of(
                        GitRepository.rootOf(LinkTarget.real(projectDirectory)),
                        GitRepository.rootOf(modules),
                        LinkTarget.real(build.top()))
                .filter(folder -> folder != null && modules.startsWith(folder))
                .findFirst()
                .orElse(modules);
        Set<Path> buildDirectories =
                build.buildDirectories().stream().map(LinkTarget::real).collect(Collectors.toSet());
        return new SourceTree(root, modules, buildDirectories);
    }

    /** The folder of a root module; {@code null} where there is none of that name. */
    @Nullable
    public Path module(String component) {
        Path named = rootModules.resolve(component).normalize();
        if (!named.startsWith(rootModules) || named.equals(rootModules) || !Files.isDirectory(named)) {
            return null;
        }
        Path real = LinkTarget.real(named);
        // A link out of the repository has no place in it but its own.
        return holds(real) ? real : named;
    }

    public boolean holds(Path path) {
        return path.startsWith(root);
    }

    /** Returns true if a file or folder of this name in a module is what tools leave behind, and no part of the module. */
    public static boolean isLeftBehind(String name) {
        return ModuleFiles.isLeftBehind(name);
    }

    /** The path from the root, with forward slashes; empty for the root itself. */
    public String place(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    /** Returns true if a folder or file is left out of every mirror. */
    boolean leavesOut(Path path) {
        Path name = path.getFileName();
        return name != null && LEFT_OUT.contains(name.toString()) || buildDirectories.contains(path);
    }

    /** The working directories lie below a build directory: a link to what holds one would lead round in circles. */
    boolean holdsBuild(Path folder) {
        return Files.isRegularFile(folder.resolve(POM))
                || buildDirectories.stream().anyMatch(build -> build.startsWith(folder));
    }

    /**
     * Returns true if a path in a module is a build directory. A folder called {@code target} without a POM beside it
     * may be of another kind.
     */
    boolean isBuilt(Path path) {
        return buildDirectories.contains(path)
                || path.endsWith("target") && Files.isRegularFile(path.resolveSibling(POM));
    }
}
