package io.github.atmosmaven.config;

import io.github.atmosmaven.manifest.YamlDocument;
import io.github.atmosmaven.manifest.YamlReader;
import io.github.atmosmaven.model.BoolValue;
import io.github.atmosmaven.model.FunctionValue;
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
    private final Map<Location, Problem> refusedValues = new HashMap<>();
    private final Consumer<Problem> problems;

    private AtmosYaml(String name, YamlDocument document, Consumer<Problem> problems) {
        this.problems = problems;
        for (Problem problem : document.problems()) {
            if (!OF_VALUES.contains(problem.code())) {
                problems.accept(problem);
            } else if (problem.isError() && problem.location() != null) {
                refusedValues.put(problem.location(), problem);
            }
        }
        this.root = mapping(document.root(), name);
    }

    static boolean isIn(Path projectDirectory) {
        return NAMES.stream().anyMatch(name -> Files.isRegularFile(projectDirectory.resolve(name)));
    }

    /** Reads the file of the project directory; empty when there is none. */
    static Optional<AtmosYaml> read(Path projectDirectory, YamlReader yaml, Consumer<Problem> problems) {
        for (String name : NAMES) {
            Path file = projectDirectory.resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(new AtmosYaml(name, yaml.read(file, name), problems));
            }
        }
        return Optional.empty();
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
            if (i == path.length - 1) {
                return entry;
            }
            if (!(entry.value() instanceof MapValue inner)) {
                String section = String.join(".", List.of(path).subList(0, i + 1));
                wrong(section, entry.value(), "a map");
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
        if (value == null || isFunction(value, path)) {
            return null;
        }
        if (value instanceof TextValue || value instanceof NumberValue) {
            return value.toString().isEmpty() ? null : value.toString();
        }
        wrong(String.join(".", path), value, "text");
        return null;
    }

    /** The path at a setting, resolved against a directory. */
    Path path(Path directory, String otherwise, String... path) {
        String text = text(path);
        try {
            return directory.resolve(text == null ? otherwise : text).normalize();
        } catch (InvalidPathException e) {
            Value value = get(path);
            invalid(value == null ? root.location() : value.location(), String.join(".", path) + " is not a path");
            return directory.resolve(otherwise).normalize();
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
        if (value != null && !isFunction(value, path)) {
            wrong(String.join(".", path), value, "true or false");
        }
        return otherwise;
    }

    /** The texts at the path: a list, or one text with commas in it, as Atmos takes both. */
    @Nullable
    List<String> texts(String... path) {
        Value value = get(path);
        if (value == null || isFunction(value, path)) {
            return null;
        }
        if (value instanceof TextValue text) {
            return List.of(text.text().split("\\s*,\\s*"));
        }
        if (!(value instanceof ListValue list)) {
            wrong(String.join(".", path), value, "a list of texts");
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Value item : list.items()) {
            if (item instanceof TextValue text) {
                texts.add(text.text());
            } else if (!isFunction(item, path)) {
                wrong("an item of " + String.join(".", path), item, "text");
            }
        }
        return List.copyOf(texts);
    }

    /**
     * What lies beneath the sections of every instance: {@code env} and {@code auth}, and {@code integrations.github} as
     * {@code settings.integrations.github} (stack-semantics 4.1, 4.8).
     */
    MapValue sections() {
        MapValue.Builder sections = MapValue.builder(root.location());
        MapValue.Entry env = section("env");
        if (env != null && env.value() instanceof MapValue variables) {
            sections.put(new MapValue.Entry("env", env.keyLocation(), texts(variables)));
        }
        MapValue.Entry auth = section("auth");
        if (auth != null) {
            sections.put(new MapValue.Entry("auth", auth.keyLocation(), auth.value()));
        }
        MapValue.Entry github = section("integrations", "github");
        if (github != null) {
            MapValue.Entry named = new MapValue.Entry("github", github.keyLocation(), github.value());
            MapValue integrations =
                    MapValue.builder(github.keyLocation()).put(named).build();
            sections.put(
                    "settings",
                    MapValue.builder(github.keyLocation())
                            .put("integrations", integrations)
                            .build());
        }
        return sections.build();
    }

    /** The map at a path of keys; null where there is none or it is computed. */
    private MapValue.@Nullable Entry section(String... path) {
        MapValue.Entry entry = entry(path);
        if (entry == null || isFunction(entry.value(), path)) {
            return null;
        }
        if (entry.value() instanceof MapValue) {
            return entry;
        }
        wrong(String.join(".", path), entry.value(), "a map");
        return null;
    }

    /** Variables of the environment are texts, whatever they look like. */
    private static MapValue texts(MapValue variables) {
        MapValue.Builder texts = MapValue.builder(variables.location());
        for (MapValue.Entry variable : variables.entries()) {
            Value value = variable.value();
            boolean written = value instanceof NumberValue || value instanceof BoolValue;
            texts.put(written ? variable.withValue(new TextValue(value.toString(), value.location())) : variable);
        }
        return texts.build();
    }

    /** Reports a function where a setting is needed: functions of this file are not computed. */
    private boolean isFunction(Value value, String... path) {
        Problem refused = refusedValues.get(value.location());
        if (refused == null && !(value instanceof FunctionValue)) {
            return false;
        }
        problems.accept(Problem.error(
                ProblemCode.ATMOS_YAML_UNSUPPORTED,
                value.location(),
                refused != null
                        ? refused.message()
                        : String.join(".", path) + " is computed by " + value + ", which is not done in atmos.yaml",
                "write the value itself, or set it in the POM"));
        return true;
    }

    private void wrong(String setting, Value value, String wanted) {
        invalid(value.location(), setting + " must be " + wanted + ", not " + value.aKind());
    }

    private void invalid(Location at, String message) {
        problems.accept(Problem.error(ProblemCode.ATMOS_YAML_INVALID, at, message, null));
    }
}
