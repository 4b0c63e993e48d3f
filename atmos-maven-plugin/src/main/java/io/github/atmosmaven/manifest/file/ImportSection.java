package io.github.atmosmaven.manifest.file;

import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.MissingSpace;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the {@code import} list of a manifest (semantics 2.1, 2.2). */
final class ImportSection {

    private static final String HOW = "write it as a list:\n  import:\n    - catalog/vpc";
    private static final Set<String> NESTED = Set.of("local", "remote");
    private static final Set<String> FLAGS =
            Set.of("skip_templates_processing", "ignore_missing_template_values", "skip_if_missing");
    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "path",
            "context",
            "skip_templates_processing",
            "ignore_missing_template_values",
            "skip_if_missing",
            "nested_imports",
            "ttl"));

    private final Consumer<Problem> problems;

    ImportSection(Consumer<Problem> problems) {
        this.problems = problems;
    }

    List<ImportItem> read(MapValue root) {
        MapValue.Entry section = root.entry("import");
        if (section == null || section.value() instanceof NullValue) {
            return List.of();
        }
        if (!(section.value() instanceof ListValue list)) {
            malformed(
                    section.keyLocation(),
                    "import must be a list, not " + section.value().aKind(),
                    hint(section.value(), HOW));
            return List.of();
        }
        List<ImportItem> items = new ArrayList<>();
        for (Value value : list.items()) {
            ImportItem item = item(value);
            if (item != null) {
                items.add(item);
            }
        }
        return List.copyOf(items);
    }

    private @Nullable ImportItem item(Value value) {
        if (value instanceof TextValue text) {
            if (text.text().isBlank()) {
                malformed(text.location(), "an import is empty", "name a manifest, or remove the item");
                return null;
            }
            return new ImportItem(text.text(), false, false, text.location());
        }
        if (value instanceof MapValue map) {
            return itemOf(map);
        }
        malformed(
                value.location(),
                "an import must be a path or a map with 'path', not " + value.aKind(),
                hint(value, "write '- catalog/vpc'"));
        return null;
    }

    private static String hint(Value value, String how) {
        return value instanceof FunctionValue
                ? "imports are read before functions are computed: write them out"
                : MissingSpace.hint(value, how);
    }

    private @Nullable ImportItem itemOf(MapValue map) {
        Value path = map.get("path");
        if (path == null && colonBehindPath(map)) {
            return null;
        }
        MapValue.Entry misspelt = path == null ? misspeltPath(map) : null;
        boolean sound = true;
        for (MapValue.Entry entry : map.entries()) {
            sound &= entry == misspelt || isSound(entry);
        }
        if (misspelt != null) {
            malformed(
                    misspelt.keyLocation(),
                    "unknown key '" + misspelt.key() + "' of an import",
                    "did you mean 'path'?");
            return null;
        }
        if (path == null) {
            malformed(map.location(), "an import has no 'path'", "write 'path: catalog/vpc'");
            return null;
        }
        if (!(path instanceof TextValue text)) {
            malformed(
                    locationOf(map, "path"),
                    "'path' of an import must be text, not " + path.aKind(),
                    "write 'path: catalog/vpc'");
            return null;
        }
        if (text.text().isBlank()) {
            malformed(locationOf(map, "path"), "'path' of an import is empty", "name a manifest, or remove the item");
            return null;
        }
        if (!sound) {
            return null;
        }
        boolean skip = map.get("skip_if_missing") instanceof BoolValue flag && flag.value();
        boolean context = map.get("context") instanceof MapValue given && !given.isEmpty();
        boolean templates = !(map.get("skip_templates_processing") instanceof BoolValue off && off.value());
        return new ImportItem(text.text(), skip, context && templates, map.location());
    }

    /** {@code - catalog/vpc:} is a map to YAML: one mistake, and not an unknown key and a missing path. */
    private boolean colonBehindPath(MapValue map) {
        MapValue.Entry only = map.size() == 1 ? map.entries().get(0) : null;
        if (only == null || !(only.value() instanceof NullValue) || KEYS.contains(only.key())) {
            return false;
        }
        malformed(
                only.keyLocation(),
                "an import must be a path, and the ':' behind '" + only.key() + "' makes it a map",
                "remove the ':'");
        return true;
    }

    /** The key that was meant to be {@code path}: one mistake, and not an unknown key and a missing one. */
    private static MapValue.@Nullable Entry misspeltPath(MapValue map) {
        return map.entries().stream()
                .filter(entry -> !KEYS.contains(entry.key()))
                .filter(entry ->
                        NearestName.of(entry.key(), KEYS).filter("path"::equals).isPresent())
                .findFirst()
                .orElse(null);
    }

    private boolean isSound(MapValue.Entry entry) {
        String key = entry.key();
        Value value = entry.value();
        if (!KEYS.contains(key)) {
            problems.accept(Problem.warning(
                    ProblemCode.IMPORT_UNKNOWN_KEY,
                    entry.keyLocation(),
                    "unknown key '" + key + "' of an import is ignored",
                    NearestName.hint(key, KEYS)));
            return true;
        }
        // What is wrong with a path is told where it is looked for.
        if (value instanceof NullValue || key.equals("path")) {
            return true;
        }
        String wrong = FLAGS.contains(key)
                ? wrongFlag(value)
                : key.equals("context") ? wrongContext(value) : wrongText(key, value);
        if (wrong == null) {
            return true;
        }
        malformed(
                entry.keyLocation(),
                "'" + key + "' of an import must be " + wrong,
                FLAGS.contains(key) ? "write '" + key + ": true' without quotes, or remove it" : null);
        return false;
    }

    /** Describes the value that a flag must have, or returns {@code null} if the value is right. */
    private static @Nullable String wrongFlag(Value value) {
        return value instanceof BoolValue ? null : "true or false";
    }

    private static @Nullable String wrongContext(Value value) {
        return value instanceof MapValue ? null : "a map, not " + value.aKind();
    }

    private static @Nullable String wrongText(String key, Value value) {
        if (!(value instanceof TextValue text)) {
            return "text, not " + value.aKind();
        }
        boolean known = !key.equals("nested_imports") || NESTED.contains(word(text));
        return known ? null : "local or remote, not '" + text + "'";
    }

    private static String word(TextValue text) {
        return text.text().strip().toLowerCase(Locale.ROOT);
    }

    private static Location locationOf(MapValue map, String key) {
        MapValue.Entry entry = map.entry(key);
        return entry == null ? map.location() : entry.keyLocation();
    }

    private void malformed(Location place, String message, @Nullable String hint) {
        problems.accept(Problem.error(ProblemCode.IMPORT_MALFORMED, place, message, hint));
    }
}
