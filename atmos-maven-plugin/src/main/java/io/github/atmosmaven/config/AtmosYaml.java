package io.github.atmosmaven.config;

import io.github.atmosmaven.function.Functions;
import io.github.atmosmaven.function.Includes;
import io.github.atmosmaven.manifest.PathGlob;
import io.github.atmosmaven.manifest.YamlDocument;
import io.github.atmosmaven.manifest.YamlReader;
import io.github.atmosmaven.model.BoolValue;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.MissingSpace;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.NumberValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code atmos.yaml} of a project, read for the settings that this product shares with Atmos (stack-semantics 1.12).
 * Keys are found whatever their case (1.15). What is wrong with a setting that nobody asks for is nobody's problem.
 */
final class AtmosYaml {

    private static final List<String> NAMES = List.of("atmos.yaml", ".atmos.yaml", "atmos.yml", ".atmos.yml");

    /** What the reader finds wrong with single values: Atmos has more tags here, and an edition is a date. */
    private static final Set<ProblemCode> OF_VALUES =
            Set.of(ProblemCode.UNKNOWN_TAG, ProblemCode.INVALID_FUNCTION, ProblemCode.SCALAR_KEPT_AS_TEXT);

    private final MapValue root;
    private final ComputedValues computed;
    private final Consumer<Problem> problems;

    private AtmosYaml(String name, YamlDocument document, ValueFunctions functions, Consumer<Problem> problems) {
        this.problems = problems;
        Map<Location, Problem> ofValues = new HashMap<>();
        for (Problem problem : document.problems()) {
            if (OF_VALUES.contains(problem.code()) && problem.location() != null) {
                ofValues.put(problem.location(), problem);
            } else {
                problems.accept(problem);
            }
        }
        this.computed = new ComputedValues(functions, ofValues, problems);
        this.root = mapping(document.root(), name);
    }

    static boolean isIn(Path projectDirectory) {
        return NAMES.stream().anyMatch(name -> Files.isRegularFile(projectDirectory.resolve(name)));
    }

    /** Reads the file of the project directory; empty when there is none. */
    static Optional<AtmosYaml> read(PluginSettings plugin, YamlReader yaml, Consumer<Problem> problems) {
        Path project = plugin.projectDirectory();
        List<String> found = NAMES.stream()
                .filter(name -> Files.isRegularFile(project.resolve(name)))
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String name = found.get(0);
        found.stream().skip(1).forEach(other -> problems.accept(second(name, other)));
        Path file = project.resolve(name);
        ValueFunctions functions =
                new ValueFunctions(file, Includes.of(project, yaml), new Functions(project, plugin.environment()));
        return Optional.of(new AtmosYaml(name, yaml.read(file, name), functions, problems));
    }

    /** Atmos lays one over the other (stack-semantics 1.11). */
    private static Problem second(String name, String other) {
        return Problem.error(
                ProblemCode.ATMOS_YAML_UNSUPPORTED,
                new Location(other, 1, 1),
                "a second file of settings beside " + name + " is not supported",
                "move its settings to " + name + ", and remove it");
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

    /** The setting at a path of keys, or {@code null} where it is absent or null. */
    MapValue.@Nullable Entry entry(String... path) {
        MapValue map = root;
        for (int i = 0; i < path.length; i++) {
            MapValue.Entry entry = ignoringCase(map, path[i]);
            if (entry == null || entry.value() instanceof NullValue) {
                return null;
            }
            String setting = String.join(".", List.of(path).subList(0, i + 1));
            Value value = computed.setting(entry.value(), setting);
            if (value == null) {
                return null;
            }
            if (i == path.length - 1) {
                return entry.withValue(value);
            }
            if (!(value instanceof MapValue inner)) {
                wrong(setting, value, "a map");
                return null;
            }
            map = inner;
        }
        return null;
    }

    private static MapValue.@Nullable Entry ignoringCase(MapValue map, String key) {
        MapValue.Entry exact = map.entry(key);
        if (exact != null) {
            return exact;
        }
        return map.entries().stream()
                .filter(entry -> entry.key().equalsIgnoreCase(key))
                .findFirst()
                .orElse(null);
    }

    /** Whether anything is set at the path. */
    boolean has(String... path) {
        return entry(path) != null;
    }

    @Nullable
    Value get(String... path) {
        MapValue.Entry entry = entry(path);
        return entry == null ? null : entry.value();
    }

    /** The text at the path; null where it is absent or empty. */
    @Nullable
    String text(String... path) {
        Value value = get(path);
        if (value == null) {
            return null;
        }
        if (value instanceof TextValue || value instanceof NumberValue) {
            return value.toString().isEmpty() ? null : value.toString();
        }
        wrong(String.join(".", path), value, "text");
        return null;
    }

    /** The path at a setting; null where it is absent or empty. */
    @Nullable
    Path path(String... path) {
        String text = text(path);
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException e) {
            Value value = get(path);
            invalid(value == null ? root.location() : value.location(), String.join(".", path) + " is not a path");
            return null;
        }
    }

    /** The choice at the path, or the default where it is absent or not a choice. */
    boolean bool(boolean otherwise, String... path) {
        Value value = get(path);
        if (value instanceof BoolValue bool) {
            return bool.value();
        }
        String word = value instanceof TextValue text ? text.text() : "";
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        if (value != null) {
            wrong(String.join(".", path), value, "true or false");
        }
        return otherwise;
    }

    /** The globs at the path: a list, or one text with commas in it, as Atmos takes both. */
    @Nullable
    List<String> globs(String... path) {
        Value value = get(path);
        if (value == null) {
            return null;
        }
        String setting = String.join(".", path);
        List<Value> items;
        if (value instanceof ListValue list) {
            items = list.items();
        } else if (value instanceof TextValue text) {
            items = Stream.of(text.text().split("\\s*,\\s*"))
                    .<Value>map(part -> new TextValue(part, text.location()))
                    .toList();
        } else {
            wrong(setting, value, "a list of texts");
            return null;
        }
        List<String> globs = new ArrayList<>();
        for (Value written : items) {
            Value item = computed.setting(written, "an item of " + setting);
            if (item instanceof TextValue text) {
                refuseMalformed(text, setting);
                globs.add(text.text());
            } else if (item != null) {
                wrong("an item of " + setting, item, "text");
            }
        }
        return List.copyOf(globs);
    }

    private void refuseMalformed(TextValue glob, String setting) {
        try {
            PathGlob.of(glob.text());
        } catch (IllegalArgumentException e) {
            problems.accept(Problem.error(
                    ProblemCode.ATMOS_YAML_INVALID,
                    glob.location(),
                    "'" + glob + "' of " + setting + " is no glob: " + e.getMessage(),
                    "correct it, or set the paths in the POM"));
        }
    }

    /** The map at a path of keys with everything in it computed; null where there is none. */
    MapValue.@Nullable Entry section(String... path) {
        MapValue.Entry entry = entry(path);
        if (entry == null) {
            return null;
        }
        String name = String.join(".", path);
        if (entry.value() instanceof MapValue map) {
            return entry.withValue(computed.section(map, name));
        }
        wrong(name, entry.value(), "a map");
        return null;
    }

    Location place() {
        return root.location();
    }

    void wrong(String setting, Value value, String wanted) {
        invalid(value.location(), setting + " must be " + wanted + ", not " + value.aKind());
    }

    void invalid(Location at, String message) {
        problems.accept(Problem.error(ProblemCode.ATMOS_YAML_INVALID, at, message, null));
    }
}
