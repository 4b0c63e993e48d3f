package io.github.atmosmaven.config;

import io.github.atmosmaven.files.Repository;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@code atmos.yaml} of a project (D21): the one that the parameter {@code atmosYaml} names, else the one in the
 * directory that {@code ATMOS_CLI_CONFIG_PATH} names, else the one beside the POM, else the nearest above it inside the
 * repository.
 */
public final class AtmosYamlSearch {

    private static final List<String> NAMES = List.of("atmos.yaml", ".atmos.yaml", "atmos.yml", ".atmos.yml");
    private static final String VARIABLE = "ATMOS_CLI_CONFIG_PATH";

    private final Surroundings surroundings;
    private final @Nullable Path named;
    private final Path project;
    private final PathsFrom names;

    /** @param named value of the parameter {@code atmosYaml}; {@code null} if it is not set */
    public AtmosYamlSearch(Surroundings surroundings, @Nullable Path named) {
        this.surroundings = surroundings;
        this.named = named;
        this.project = surroundings.projectDirectory().toAbsolutePath().normalize();
        this.names = new PathsFrom(project);
    }

    /**
     * An {@code atmos.yaml} that was found.
     *
     * @param above true if the file was found above the project without being named
     */
    public record Found(Path file, boolean above) {

        /** The folder that relative paths of the file start at. */
        Path directory() {
            return file.resolveSibling("").normalize();
        }
    }

    /** Empty where there is none; also after a problem, which is told. */
    public Optional<Found> find(Consumer<Problem> problems) {
        if (named != null) {
            return byParameter(project.resolve(named).normalize(), problems);
        }
        String variable = surroundings.environment().getOrDefault(VARIABLE, "");
        if (!variable.isBlank()) {
            return byVariable(variable, problems);
        }
        Optional<Path> beside = in(project, problems);
        return beside.isPresent() ? beside.map(file -> new Found(file, false)) : above(problems);
    }

    private Optional<Found> byParameter(Path path, Consumer<Problem> problems) {
        if (Files.isRegularFile(path)) {
            return Optional.of(new Found(path, false));
        }
        Optional<Path> inside = Files.isDirectory(path) ? in(path, problems) : Optional.empty();
        if (inside.isEmpty()) {
            problems.accept(Problem.error(
                    ProblemCode.INVALID_PARAMETER,
                    null,
                    "-Datmos.atmosYaml is '" + path + "', and there is no such file",
                    "name the file; a relative path starts at the project directory"));
        }
        return inside.map(file -> new Found(file, false));
    }

    /** Atmos looks for the file in that directory, and passes over a variable that names a file. */
    private Optional<Found> byVariable(String variable, Consumer<Problem> problems) {
        Optional<Path> file = inFolder(variable, problems);
        if (file.isEmpty()) {
            problems.accept(Problem.error(
                    ProblemCode.INVALID_PARAMETER,
                    null,
                    "the environment variable " + VARIABLE + " is '" + variable
                            + "', which is not a directory with an atmos.yaml",
                    "set it to the directory of the file, unset it, or name the file with -Datmos.atmosYaml"));
        }
        file.ifPresent(found -> warnOfHidden(found, problems));
        return file.map(found -> new Found(found, false));
    }

    private Optional<Path> inFolder(String name, Consumer<Problem> problems) {
        try {
            return in(surroundings.startDirectory().resolve(name.strip()).normalize(), problems);
        } catch (InvalidPathException e) {
            // What can be no path leads to no directory.
            return Optional.empty();
        }
    }

    private void warnOfHidden(Path file, Consumer<Problem> problems) {
        in(project, ignored -> {})
                .filter(beside -> !beside.equals(file))
                .ifPresent(beside -> problems.accept(Problem.warning(
                        ProblemCode.ATMOS_YAML_UNSUPPORTED,
                        new Location(names.shown(beside), 1, 1),
                        "this file is not read, since " + VARIABLE + " names " + names.shown(file)
                                + "; Atmos would lay that over this one",
                        "unset the variable, or import this file there")));
    }

    private Optional<Found> above(Consumer<Problem> problems) {
        Repository repository = surroundings.repository();
        Path last = repository.directory();
        for (Path below = project; !below.equals(last) && below.startsWith(last); ) {
            // There is one, since the last is above.
            Path folder = Objects.requireNonNull(below.getParent());
            below = folder;
            Optional<Path> file = in(folder, problems);
            if (file.isPresent()) {
                return Optional.of(new Found(file.get(), true));
            }
        }
        return Optional.empty();
    }

    private Optional<Path> in(Path folder, Consumer<Problem> problems) {
        List<Path> found =
                NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
        found.stream().skip(1).forEach(other -> problems.accept(second(found.get(0), other)));
        return found.stream().findFirst();
    }

    private Problem second(Path first, Path other) {
        String name = first.getFileName().toString();
        return Problem.error(
                ProblemCode.ATMOS_YAML_UNSUPPORTED,
                new Location(names.shown(other), 1, 1),
                "a second file of settings beside " + name + " is not supported",
                "move its settings to " + name + ", and remove it");
    }
}
