package io.github.atmosmaven.problem;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Translates paths that are relative to one project into paths as seen from another directory, for reports about several
 * modules of a build.
 *
 * @param viewer directory that the translated paths are relative to
 * @param project directory that the given paths are relative to
 */
public record RebasedPaths(Path viewer, Path project) implements UnaryOperator<String> {

    public RebasedPaths {
        viewer = viewer.toAbsolutePath().normalize();
        project = project.toAbsolutePath().normalize();
    }

    /** The path from the viewer, with forward slashes; an absolute one where they have nothing in common. */
    @Override
    public String apply(String file) {
        if (viewer.equals(project)) {
            return file;
        }
        return new PathsFrom(viewer).shown(project.resolve(file));
    }

    public Location location(Location location) {
        return new Location(apply(location.file()), location.line(), location.column());
    }

    /** The problems at their places as the viewer sees them. */
    public List<Problem> problems(List<Problem> problems) {
        return problems.stream().map(this::problem).toList();
    }

    private Problem problem(Problem problem) {
        Location place = problem.location();
        return place == null ? problem : problem.at(location(place));
    }
}
