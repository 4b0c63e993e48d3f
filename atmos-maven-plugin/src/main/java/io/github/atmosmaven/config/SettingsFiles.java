package io.github.atmosmaven.config;

import io.github.atmosmaven.files.Repository;
import io.github.atmosmaven.function.Functions;
import io.github.atmosmaven.function.Includes;
import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.MissingSpace;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code atmos.yaml} and the files that belong to it, and lays one over the other in the order of Atmos
 * (semantics 1.11): {@code atmos.d} and {@code .atmos.d} at the root of the repository, the same beside the file,
 * what is imported, and over all of them the file itself.
 */
final class SettingsFiles {

    private static final List<String> FRAGMENT_FOLDERS = List.of("atmos.d", ".atmos.d");

    /**
     * Codes of the problems that the reader finds in single values. They are kept aside, since Atmos knows more tags in
     * this file, and an edition is a date.
     */
    private static final Set<ProblemCode> OF_VALUES =
            Set.of(ProblemCode.UNKNOWN_TAG, ProblemCode.INVALID_FUNCTION, ProblemCode.SCALAR_KEPT_AS_TEXT);

    private final PluginSettings plugin;
    private final YamlReader yaml;
    private final Consumer<Problem> problems;
    private final PathsFrom names;
    private final Map<String, Path> files = new HashMap<>();
    private final Map<Location, Problem> ofValues = new HashMap<>();

    SettingsFiles(PluginSettings plugin, YamlReader yaml, Consumer<Problem> problems) {
        this.plugin = plugin;
        this.yaml = yaml;
        this.problems = problems;
        this.names = new PathsFrom(plugin.projectDirectory());
    }

    /** All settings, those of the environment's variables not among them. */
    AtmosYaml read(AtmosYamlSearch.Found found) {
        MapValue main = settings(found.file());
        MapValue beneath = MapValue.empty(main.location());
        for (Path fragment : fragments(found)) {
            beneath = SettingsOverlay.merge(beneath, settings(fragment));
        }
        AtmosYaml atmos = reader(main, found).with(SettingsOverlay.merge(beneath, main));
        for (MapValue imported : new SettingsImports(this, plugin, found, problems).read(atmos)) {
            beneath = SettingsOverlay.merge(beneath, imported);
        }
        return atmos.with(SettingsOverlay.merge(beneath, main));
    }

    private AtmosYaml reader(MapValue settings, AtmosYamlSearch.Found found) {
        ValueFunctions functions = new ValueFunctions(
                files,
                Includes.of(plugin.includes().startingAt(found.directory()), yaml),
                new Functions(plugin.projectDirectory(), plugin.environment()));
        return new AtmosYaml(settings, new ComputedValues(functions, ofValues, problems), problems);
    }

    private List<Path> fragments(AtmosYamlSearch.Found found) {
        Path root = Repository.gitRoot(plugin.projectDirectory());
        return Stream.of(root == null ? found.directory() : root, found.directory())
                .distinct()
                .flatMap(folder -> FRAGMENT_FOLDERS.stream().map(folder::resolve))
                .filter(Files::isDirectory)
                .flatMap(folder -> SettingsSearch.files(folder, "**/*").stream())
                .toList();
    }

    /** Settings that a file itself holds, without those that it imports. */
    MapValue settings(Path file) {
        String name = names.shown(file);
        files.put(name, file);
        YamlDocument document = yaml.read(file, name);
        for (Problem problem : document.problems()) {
            if (OF_VALUES.contains(problem.code()) && problem.location() != null) {
                ofValues.put(problem.location(), problem);
            } else {
                problems.accept(problem);
            }
        }
        return mapping(document.root(), name);
    }

    private MapValue mapping(@Nullable Value value, String name) {
        if (value instanceof MapValue map) {
            return map;
        }
        if (value != null) {
            problems.accept(Problem.error(
                    ProblemCode.ATMOS_YAML_INVALID,
                    value.location(),
                    name + " must be a map of settings, not " + value.aKind(),
                    MissingSpace.hint(value, "write its settings as 'key: value'")));
        }
        return MapValue.empty(new Location(name, 1, 1));
    }

    /** A file as problems name it. */
    String shown(Path file) {
        return names.shown(file);
    }
}
