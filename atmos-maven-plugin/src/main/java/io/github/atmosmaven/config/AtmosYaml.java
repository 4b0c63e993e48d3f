package io.github.atmosmaven.config;

import io.github.atmosmaven.manifest.YamlDocument;
import io.github.atmosmaven.manifest.YamlReader;
import io.github.atmosmaven.model.BoolValue;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.NumberValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The {@code atmos.yaml} of a project, read for the settings that this product shares with Atmos (stack-semantics 1.12). */
final class AtmosYaml {

    private static final List<String> NAMES = List.of("atmos.yaml", "atmos.yml", ".atmos.yaml", ".atmos.yml");

    private final MapValue root;
    private final Consumer<Problem> problems;

    private AtmosYaml(MapValue root, Consumer<Problem> problems) {
        this.root = root;
        this.problems = problems;
    }

    /** Reads the file of the project directory; empty when there is none. */
    static Optional<AtmosYaml> read(Path projectDirectory, YamlReader yaml, Consumer<Problem> problems) {
        for (String name : NAMES) {
            Path file = projectDirectory.resolve(name);
            if (Files.isRegularFile(file)) {
                YamlDocument document = yaml.read(file, name);
                document.problems().forEach(problems);
                return Optional.of(new AtmosYaml(mapping(document.root(), name, problems), problems));
            }
        }
        return Optional.empty();
    }

    private static MapValue mapping(@Nullable Value value, String name, Consumer<Problem> problems) {
        if (value instanceof MapValue map) {
            return map;
        }
        if (value != null) {
            problems.accept(Problem.error(
                    ProblemCode.ATMOS_YAML_INVALID,
                    value.location(),
                    name + " must be a map, not a " + value.kind(),
                    null));
        }
        return MapValue.empty(new io.github.atmosmaven.problem.Location(name, 1, 1));
    }

    /** Whether anything is set at the path. */
    boolean has(String... path) {
        Value value = root.at(path);
        return value != null && !(value instanceof NullValue);
    }

    @Nullable
    Value get(String... path) {
        Value value = root.at(path);
        return value instanceof NullValue ? null : value;
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
        wrong(path, value, "text");
        return null;
    }

    @Nullable
    Boolean bool(String... path) {
        Value value = get(path);
        if (value instanceof BoolValue bool) {
            return bool.value();
        }
        if (value instanceof TextValue text
                && (text.text().equals("true") || text.text().equals("false"))) {
            return Boolean.valueOf(text.text());
        }
        if (value != null) {
            wrong(path, value, "true or false");
        }
        return null;
    }

    @Nullable
    List<String> texts(String... path) {
        Value value = get(path);
        if (value == null) {
            return null;
        }
        if (value instanceof TextValue text) {
            return List.of(text.text());
        }
        if (!(value instanceof ListValue list)) {
            wrong(path, value, "a list");
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Value item : list.items()) {
            if (item instanceof TextValue text) {
                texts.add(text.text());
            } else {
                wrong(path, item, "a list of texts");
            }
        }
        return List.copyOf(texts);
    }

    private void wrong(String[] path, Value value, String wanted) {
        problems.accept(Problem.error(
                ProblemCode.ATMOS_YAML_INVALID,
                value.location(),
                String.join(".", path) + " must be " + wanted + ", not a " + value.kind(),
                null));
    }

    /** Refuses what would change the answers of resolution and is not supported (D21). */
    void refuseUnsupported() {
        refuse("keys with a delimiter are not split", "settings", "yaml", "key_delimiter");
        refuse("keys with a delimiter are not split", "yaml", "key_delimiter");
        refuse("settings are read from this file alone", "import");
        refuse("profiles are not read", "profiles");
        refuse("templates have the delimiters {{ and }}", "templates", "settings", "delimiters");
        if (get("templates", "settings", "evaluations") instanceof NumberValue passes
                && passes.number().doubleValue() > 1) {
            refuse("templates are rendered once", "templates", "settings", "evaluations");
        }
    }

    private void refuse(String reason, String... path) {
        Value value = get(path);
        boolean empty = value instanceof ListValue list && list.items().isEmpty()
                || value instanceof MapValue map && map.isEmpty()
                || value instanceof TextValue text && text.text().isEmpty();
        if (value != null && !empty) {
            problems.accept(Problem.error(
                    ProblemCode.ATMOS_YAML_UNSUPPORTED,
                    value.location(),
                    String.join(".", path) + " is not supported: " + reason,
                    "take it out, and write manifests that do without it"));
        }
    }
}
