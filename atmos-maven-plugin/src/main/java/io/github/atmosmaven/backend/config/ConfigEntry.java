package io.github.atmosmaven.backend.config;

import io.github.atmosmaven.hcl.HclBody;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.BackendAdditions;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.WrittenForms;
import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One entry of the parameter: a file with the body of a backend, or {@code key=value}. */
interface ConfigEntry {

    /** The addition of this entry to a backend of a type. */
    MapValue attributes(BackendType type);

    WrittenForms forms();

    BackendAdditions.Argument argument();

    /**
     * Reads an entry; null if it cannot be used, which is reported.
     *
     * @param number position of the entry
     */
    static @Nullable ConfigEntry read(
            String text, int number, BackendConfigEntries entries, PathsFrom paths, Consumer<Problem> problems) {
        int equals = text.indexOf('=');
        if (text.isEmpty() || equals == 0) {
            problems.accept(invalid(null, "an entry of backendConfig is empty or has no name before '='"));
            return null;
        }
        if (equals > 0) {
            return new Pair(
                    text.substring(0, equals),
                    text.substring(equals + 1),
                    new Location(BackendConfig.PARAMETER, number, 1));
        }
        Path file = entries.file(text);
        if (!Files.isRegularFile(file)) {
            problems.accept(
                    invalid(null, "the file '" + paths.shown(file) + "' that backendConfig names does not exist"));
            return null;
        }
        return file(file, paths.shown(file), problems);
    }

    private static @Nullable File file(Path file, String name, Consumer<Problem> problems) {
        if (name.endsWith(".json")) {
            YamlDocument document = new JsonReader().read(file, name);
            document.problems().forEach(problems);
            if (document.root() instanceof MapValue map) {
                return new File(file, (MapValue) literal(map), WrittenForms.NONE);
            }
            if (document.problems().isEmpty()) {
                problems.accept(invalid(new Location(name, 1, 1), "the file does not hold the body of a backend"));
            }
            return null;
        }
        try {
            HclBody body = HclBody.read(Files.readString(file), name);
            body.problems().forEach(fault -> problems.accept(invalid(fault.location(), fault.message())));
            return new File(
                    file, (MapValue) literal(body.attributes()), WrittenForms.of(body.attributes(), body.blocks()));
        } catch (CharacterCodingException e) {
            problems.accept(invalid(new Location(name, 1, 1), "the file is not UTF-8 text"));
        } catch (IOException e) {
            problems.accept(invalid(new Location(name, 1, 1), "the file could not be read: " + IoReason.of(e)));
        }
        return null;
    }

    private static Problem invalid(@Nullable Location place, String message) {
        return Problem.error(
                ProblemCode.INVALID_PARAMETER,
                place,
                message,
                "name files with the body of a backend, in HCL, or in JSON if the name ends in .json, or write key=value");
    }

    /** Braces in them are no template of a stack. */
    private static Value literal(Value value) {
        return value.transform(
                leaf -> leaf instanceof TextValue text ? new TextValue(text.text(), true, text.location()) : leaf);
    }

    /** A file. */
    record File(Path file, MapValue body, WrittenForms forms) implements ConfigEntry {

        @Override
        public MapValue attributes(BackendType type) {
            return body;
        }

        @Override
        public BackendAdditions.Argument argument() {
            return new BackendAdditions.Argument(file.toString(), file);
        }
    }

    /** One attribute; the value is an expression where the attribute is a list or a map, and text elsewhere. */
    record Pair(String name, String written, Location place) implements ConfigEntry {

        @Override
        public MapValue attributes(BackendType type) {
            return MapValue.builder(place)
                    .put(new MapValue.Entry(name, place, value(type)))
                    .build();
        }

        @Override
        public WrittenForms forms() {
            return new WrittenForms(Set.of(), Set.of(place));
        }

        private Value value(BackendType type) {
            boolean isList = written.startsWith("[");
            boolean isMap = written.startsWith("{") && type.attributes().maps().contains(name);
            if (isList || isMap) {
                Value value = HclBody.read("value = " + written, place.file())
                        .attributes()
                        .get("value");
                if (value != null) {
                    return literal(value);
                }
            }
            return new TextValue(written, true, place);
        }

        @Override
        public BackendAdditions.Argument argument() {
            return new BackendAdditions.Argument(name + "=" + written, null);
        }
    }
}
