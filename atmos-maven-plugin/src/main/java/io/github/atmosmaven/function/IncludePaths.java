package io.github.atmosmaven.function;

import io.github.atmosmaven.files.LinkTarget;
import io.github.atmosmaven.files.Repository;
import io.github.atmosmaven.problem.PathsFrom;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that {@code !include} may read, and where it looks for them (semantics 11.3, D25): an absolute path is
 * taken as it is, one that starts with {@code ./} or {@code ../} starts at the folder of the manifest, any other at the
 * project directory, else at the {@code base_path} of {@code atmos.yaml}.
 */
public final class IncludePaths {

    private static final Pattern REMOTE =
            Pattern.compile(".*(?:://|::).*|git@.*|[\\w.-]+\\.(?:com|org|net|io|dev|cloud)/.*", Pattern.DOTALL);

    private final Path projectDirectory;
    private final Path basePath;
    private final List<Path> roots;
    private final PathsFrom names;

    private IncludePaths(Path projectDirectory, Path basePath, List<Path> roots) {
        this.projectDirectory = projectDirectory;
        this.basePath = basePath;
        this.roots = roots;
        this.names = new PathsFrom(projectDirectory);
    }

    /**
     * @param repository repository of the project, whose files may be included
     * @param further folders whose files may be included as well: the parameter {@code includeRoots}
     */
    public static IncludePaths of(Path projectDirectory, Repository repository, List<Path> further) {
        Path project = projectDirectory.toAbsolutePath().normalize();
        List<Path> roots = Stream.concat(
                        Stream.of(repository.directory()), further.stream().map(project::resolve))
                .map(Path::normalize)
                .toList();
        return new IncludePaths(project, project, roots);
    }

    /** Returns these paths with another {@code base_path}. */
    public IncludePaths startingAt(Path base) {
        return new IncludePaths(projectDirectory, base.toAbsolutePath().normalize(), roots);
    }

    /** A file as problems and locations name it. */
    String shown(Path file) {
        return names.shown(file);
    }

    /**
     * The file that a path means.
     *
     * @param manifest the file that the path is written in
     */
    Path file(String path, Path manifest) throws Includes.Unusable {
        List<Path> places = places(path, manifest);
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                return inside(place);
            }
        }
        if (REMOTE.matcher(path).matches()) {
            throw Includes.Unusable.unsupported(
                    "'" + path + "' is remote, and only local files are included",
                    "download the file into the project and include it from there");
        }
        for (Path place : places) {
            if (Files.exists(place)) {
                // A pipe or a device would be read for ever.
                throw missing(inside(place), Files.isDirectory(place) ? "is a directory" : "is not a regular file");
            }
        }
        throw missing(inside(places.get(0)), "does not exist");
    }

    private List<Path> places(String path, Path manifest) throws Includes.Unusable {
        try {
            if (path.startsWith("./") || path.startsWith("../")) {
                return List.of(manifest.resolveSibling(path).normalize());
            }
            return Stream.of(projectDirectory, basePath)
                    .map(start -> start.resolve(path).normalize())
                    .distinct()
                    .toList();
        } catch (InvalidPathException e) {
            throw Includes.Unusable.invalid("'" + e.getInput() + "' is not a valid path", "name a file of the project");
        }
    }

    /** The path itself where it ends in one of the folders, when every link on the way is followed (D25). */
    private Path inside(Path path) throws Includes.Unusable {
        Path real = LinkTarget.real(path);
        if (roots.stream().map(LinkTarget::real).anyMatch(real::startsWith)) {
            return path;
        }
        String whereTo = real.equals(path) ? "" : ", since a link leads to " + names.shown(real);
        throw Includes.Unusable.refused(
                "'" + names.shown(path) + "' lies outside of the repository " + names.shown(roots.get(0)) + whereTo,
                "move the file into the repository, or list its folder in the parameter includeRoots"
                        + " (-Datmos.includeRoots)");
    }

    private Includes.Unusable missing(Path file, String what) {
        return Includes.Unusable.invalid(
                "'" + names.shown(file) + "' " + what,
                "correct the path: with ./ or ../ it starts at the manifest, else at the project directory"
                        + (basePath.equals(projectDirectory) ? "" : ", else at " + names.shown(basePath)));
    }
}
