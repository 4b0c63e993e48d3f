package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.RebasedPaths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** State addresses of the instances of one project, for a comparison with the other modules of a build (D32). */
public final class ProjectStates {

    private final Path directory;
    private final Map<String, StateClaim> claims;

    private ProjectStates(Path directory, Map<String, StateClaim> claims) {
        this.directory = directory;
        this.claims = claims;
    }

    /** @param instances of one address the first counts: what they have among themselves is told elsewhere */
    public static ProjectStates of(Path directory, List<Instance> instances) {
        Path project = directory.toAbsolutePath().normalize();
        Map<String, StateClaim> claims = new LinkedHashMap<>(instances.size() * 2);
        for (Instance instance : instances) {
            String address = instance.stateAddress().text();
            if (!address.isEmpty()) {
                claims.putIfAbsent(place(project, address), StateClaim.of(instance));
            }
        }
        return new ProjectStates(project, claims);
    }

    /** An address that is a path is one below the project (D39), where another project has another. */
    private static String place(Path project, String address) {
        return address.contains("://") ? address : absolute(project, address);
    }

    private static String absolute(Path project, String path) {
        return project.resolve(path).normalize().toString();
    }

    /**
     * An error at each instance of this project that has the state of one of the other.
     *
     * @param viewer directory from which messages name the files of both
     */
    public List<Problem> sharedWith(ProjectStates other, Path viewer) {
        RebasedPaths paths = new RebasedPaths(viewer, other.directory);
        RebasedPaths own = new RebasedPaths(viewer, directory);
        List<Problem> problems = new ArrayList<>();
        claims.forEach((address, claim) -> {
            StateClaim first = other.claims.get(address);
            if (first != null && !isSame(claim, other, first)) {
                problems.add(claim.collidesWith(first, paths, own));
            }
        });
        return problems;
    }

    /** Modules may look at one directory of stacks: an instance is no stranger to itself. */
    private boolean isSame(StateClaim claim, ProjectStates project, StateClaim other) {
        return claim.stack().equals(other.stack())
                && claim.name().equals(other.name())
                && absolute(directory, claim.manifest()).equals(absolute(project.directory, other.manifest()));
    }
}
