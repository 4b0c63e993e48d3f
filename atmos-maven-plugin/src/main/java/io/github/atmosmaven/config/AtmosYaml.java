package io.github.atmosmaven.config;

import io.github.atmosmaven.manifest.tree.PathGlob;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of {@code atmos.yaml}, read for those that this product shares with Atmos (semantics 1.12).
 * Keys are found whatever their case (semantics 1.15). What is wrong with a setting that nobody asks for is nobody's problem.
 */
final class AtmosYaml {

    private final MapValue root;
    private final ComputedValues computed;
    private final Consumer<Problem> problems;

    /**
     * @param root all settings, merged
     * @param computed computes the functions among them
     */
    AtmosYaml(MapValue root, ComputedValues computed, Consumer<Problem> problems) {
        this.root = root;
        this.computed = computed;
        this.problems = problems;
    }

    MapValue root() {
        return root;
    }

    /** Reader of other settings that computes functions and reports problems as this one does. */
    AtmosYaml with(MapValue settings) {
        return new AtmosYaml(settings, computed, problems);
    }

    /** The setting at a path of keys, or {@code null} where it is absent or null. */
    MapValue.@Nullable Entry entry(String... path) {
        MapValue map = root;
        for (int i = 0; i < path.length; i++) {
            MapValue.Entry entry = SettingsOverlay.ignoringCase(map, path[i]);
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

    /** Returns true if anything is set at the path. */
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
            invalid(
                    value == null ? root.location() : value.location(),
                    String.join(".", path) + " is not a path",
                    null);
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
        List<TextValue> texts = texts(path);
        if (texts == null) {
            return null;
        }
        texts.forEach(text -> refuseMalformed(text, String.join(".", path)));
        return texts.stream().map(TextValue::text).toList();
    }

    /** The texts at the path: those of a list, or one with commas in it. */
    @Nullable
    List<TextValue> texts(String... path) {
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
        List<TextValue> texts = new ArrayList<>();
        for (Value written : items) {
            Value item = computed.setting(written, "an item of " + setting);
            if (item instanceof TextValue text) {
                texts.add(text);
            } else if (item != null) {
                wrong("an item of " + setting, item, "text");
            }
        }
        return List.copyOf(texts);
    }

    private void refuseMalformed(TextValue glob, String setting) {
        try {
            PathGlob.of(glob.text());
        } catch (IllegalArgumentException e) {
            problems.accept(Problem.error(
                    ProblemCode.ATMOS_YAML_INVALID,
                    glob.location(),
                    "'" + glob + "' of " + setting + " is not a valid glob: " + e.getMessage(),
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
        invalid(value.location(), setting + " must be " + wanted + ", not " + value.aKind(), null);
    }

    void invalid(Location at, String message, @Nullable String hint) {
        problems.accept(Problem.error(ProblemCode.ATMOS_YAML_INVALID, at, message, hint));
    }
}
