package io.github.atmosmaven.workflow.select;

import io.github.atmosmaven.backend.config.BackendConfig;
import io.github.atmosmaven.files.LinkTarget;
import io.github.atmosmaven.files.RealPaths;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.LocalStates;
import io.github.atmosmaven.model.path.PathForms;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.Resolution;
import io.github.atmosmaven.stack.ResolvedManifest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses states in files that lie where {@code mvn clean} deletes them, or among the sources of any module of the build
 * (D39): whichever way they got there, by {@code ..}, through a link, or by the parameter.
 */
public final class StatePlaces {

    private final Path project;
    private final LocalStates states;
    private final List<Path> builds;
    private final List<Path> sources;
    private final RealPaths real = new RealPaths();
    private final boolean isStateDirectoryRefused;

    private StatePlaces(Path project, LocalStates states, Modules modules) {
        this.project = project.toAbsolutePath().normalize();
        this.states = states;
        this.builds = outside(modules.buildDirectories());
        this.sources = outside(modules.sources());
        this.isStateDirectoryRefused = trouble(states.directory()).isPresent();
    }

    /**
     * Directories of all modules of a build.
     *
     * @param buildDirectories directories that {@code mvn clean} deletes
     * @param sources directories that users write
     */
    public record Modules(List<Path> buildDirectories, List<Path> sources) {

        public Modules {
            buildDirectories = List.copyOf(buildDirectories);
            sources = List.copyOf(sources);
        }
    }

    /** Returns the stacks with the problems of their state locations added. */
    public static LoadedStacks checked(LoadedStacks loaded, Modules modules) {
        Path project = loaded.settings().directories().project();
        return new StatePlaces(project, loaded.settings().directories().localStates(), modules).check(loaded);
    }

    /** A project that is itself in such a directory, as a test project below target is, is no place of states. */
    private List<Path> outside(List<Path> directories) {
        Path realProject = LinkTarget.real(project);
        return directories.stream()
                .map(LinkTarget::real)
                .filter(directory -> !realProject.startsWith(directory))
                .distinct()
                .toList();
    }

    private LoadedStacks check(LoadedStacks loaded) {
        List<Problem> settings = new ArrayList<>(loaded.settingsProblems());
        if (isStateDirectoryRefused) {
            settings.add(Problem.error(
                    ProblemCode.INVALID_PARAMETER,
                    null,
                    "-Datmos.stateDirectory is '" + shown(states.directory()) + "', and states there would lie in "
                            + trouble(states.directory()).orElse(""),
                    "name a directory that is neither built nor a source, or leave it to .atmos/state"));
        }
        List<ResolvedManifest> manifests =
                loaded.resolution().manifests().stream().map(this::check).toList();
        Resolution resolution = new Resolution(manifests, loaded.resolution().projectProblems());
        return new LoadedStacks(loaded.settings(), resolution, settings);
    }

    private ResolvedManifest check(ResolvedManifest manifest) {
        List<Problem> problems = new ArrayList<>();
        for (Instance instance : manifest.instances()) {
            if (instance.backendType().isLocal()) {
                check(instance, problems);
            }
        }
        if (problems.isEmpty()) {
            return manifest;
        }
        return new ResolvedManifest(
                manifest.manifest(),
                manifest.declaredName(),
                manifest.instances(),
                manifest.abstractComponents(),
                Stream.concat(manifest.problems().stream(), problems.stream()).toList());
    }

    private void check(Instance instance, List<Problem> problems) {
        Path own = states.of(instance.stack(), instance.name());
        int before = problems.size();
        for (String attribute : instance.backendType().attributes().place()) {
            if (instance.stateBackend().attributes().get(attribute) instanceof TextValue path
                    && !path.text().isEmpty()) {
                String composed = PathForms.composed(path.text());
                refuse(instance, own, composed, path.location(), problems);
                if (!composed.equals(path.text())) {
                    // An absolute path into the project is kept as written.
                    refuse(instance, own, path.text(), path.location(), problems);
                }
            }
        }
        if (problems.size() == before && !isStateDirectoryRefused) {
            // Not by an attribute: by a link, or by what the root module says itself.
            String address = instance.stateAddress().text();
            boolean known = !address.isEmpty() && !address.contains("://");
            refuse(instance, project, known ? address : own.toString(), instance.location(), problems);
        }
    }

    private void refuse(Instance instance, Path base, String path, Location place, List<Problem> problems) {
        try {
            trouble(base.resolve(path))
                    .ifPresent(trouble -> problems.add(Problem.error(
                            ProblemCode.STATE_PLACE_REFUSED,
                            BackendConfig.inFile(place),
                            "the state of '" + instance.name() + "' in stack '" + instance.stack() + "' would lie at "
                                    + shown(real.of(base.resolve(path))) + ", in " + trouble,
                            "name a place outside of it, or none to have the state below .atmos/state")));
        } catch (InvalidPathException e) {
            // Whoever is to write there will say so.
            return;
        }
    }

    /** The directory that a place must not be in, in words; nothing where it is fine. */
    private Optional<String> trouble(Path place) {
        Path leads = real.of(place);
        for (Path build : builds) {
            if (leads.startsWith(build)) {
                return Optional.of("the build directory " + shown(build) + ", which mvn clean deletes");
            }
        }
        return sources.stream()
                .filter(leads::startsWith)
                .map(source -> shown(source) + ", among the sources of the project")
                .findFirst();
    }

    private String shown(Path path) {
        for (Path base : List.of(project, LinkTarget.real(project))) {
            if (path.startsWith(base) && !path.equals(base)) {
                return base.relativize(path).toString().replace('\\', '/');
            }
        }
        return path.toString().replace('\\', '/');
    }
}
