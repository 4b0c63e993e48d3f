package io.github.atmosmaven.function;

import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.manifest.file.FileStep;
import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.template.Obstacle;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts files in the place of {@code !include PATH [QUERY]} and {@code !include.raw PATH} (semantics 11.3). What
 * comes from a file keeps its place in that file (D11). A file is read once per instance of this class. A value whose
 * file cannot be read is left out.
 */
public final class Includes implements FileStep {

    private static final String INCLUDE = "!include";
    private static final String RAW = "!include.raw";
    private static final String LOCALS = "locals";

    private final IncludePaths paths;
    private final IncludedFiles files;

    /**
     * @param yaml reads {@code .yaml} and {@code .yml}
     * @param json reads {@code .json}
     */
    public Includes(IncludePaths paths, IncludeReader yaml, IncludeReader json) {
        this.paths = paths;
        this.files = new IncludedFiles(yaml, json);
    }

    /** Includes that read JSON, and YAML by the reader of the manifests. */
    public static Includes of(IncludePaths paths, YamlReader yaml) {
        return new Includes(paths, yaml::read, new JsonReader()::read);
    }

    @Override
    public MapValue apply(MapValue manifest, Path file, Consumer<Problem> problems) {
        return new Walk(file.toAbsolutePath().normalize(), problems, false).map(manifest);
    }

    /** The walk through one manifest, or through its locals. */
    private final class Walk {

        private final Path manifest;
        private final Consumer<Problem> problems;
        private final boolean amongLocals;

        Walk(Path manifest, Consumer<Problem> problems, boolean amongLocals) {
            this.manifest = manifest;
            this.problems = problems;
            this.amongLocals = amongLocals;
        }

        /** The value with everything included, or {@code null} where that fails and it is to be left out. */
        private @Nullable Value expand(Value value) {
            if (!value.isDynamic()) {
                return value;
            }
            if (value instanceof MapValue map) {
                return map(map);
            }
            if (value instanceof ListValue list) {
                List<Value> items = list.items().stream()
                        .map(this::expand)
                        .filter(Objects::nonNull)
                        .toList();
                return items.equals(list.items()) ? list : new ListValue(items, list.append(), list.location());
            }
            boolean include = value instanceof FunctionValue function
                    && (function.tag().equals(INCLUDE) || function.tag().equals(RAW));
            return include ? included((FunctionValue) value) : value;
        }

        MapValue map(MapValue map) {
            // Not laid over the map as it was, which would count as dynamic for ever.
            MapValue.Builder expanded = MapValue.builder(map.location());
            boolean changed = false;
            for (MapValue.Entry entry : map.entries()) {
                Value value = isLocals(entry)
                        ? new Walk(manifest, problems, true).expand(entry.value())
                        : expand(entry.value());
                changed |= value != entry.value();
                if (value != null) {
                    expanded.put(entry.withValue(value));
                }
            }
            return changed ? expanded.build() : map;
        }

        private static boolean isLocals(MapValue.Entry entry) {
            return entry.key().equals(LOCALS) && entry.value() instanceof MapValue;
        }

        /**
         * Returns the included value. If there is none, the function is left out, so that no other message complains
         * about it. A local keeps the function, since its name would be missed elsewhere.
         */
        private @Nullable Value included(FunctionValue function) {
            try {
                Value value = read(function);
                if (value != null) {
                    return value;
                }
            } catch (Unusable e) {
                problems.accept(e.problem(function));
            }
            return amongLocals ? function : null;
        }

        /** Returns the value in the included file, or {@code null} after a report that the file cannot be read. */
        private @Nullable Value read(FunctionValue function) throws Unusable {
            if (function.hasTemplate()) {
                throw Unusable.unsupported("it has a template in its path, " + Obstacle.NOT_YET, "write the path out");
            }
            List<String> arguments = arguments(function);
            boolean raw = function.tag().equals(RAW);
            if (raw && arguments.size() == 2) {
                throw Unusable.unsupported("a query of raw text is not supported", "use !include");
            }
            Path file = paths.file(arguments.get(0), manifest);
            IncludeQuery query = arguments.size() == 2
                    ? IncludeQuery.parse(arguments.get(1), function.location())
                    : IncludeQuery.ALL;
            YamlDocument document = files.read(file, paths.shown(file), raw);
            document.problems().forEach(problems);
            Value root = document.root();
            if (root == null && document.hasErrors()) {
                return null;
            }
            Value found = root == null ? null : query.of(root);
            return found == null ? new NullValue(function.location()) : found;
        }
    }

    private static List<String> arguments(FunctionValue function) throws Unusable {
        try {
            List<String> arguments = Arguments.split(function.argument());
            if (arguments.isEmpty() || arguments.size() > 2) {
                throw Unusable.invalid(
                        "it takes a path and an optional query, not " + arguments.size() + " arguments",
                        "write '" + function.tag() + " ./file.yaml', with quotes where there are spaces");
            }
            return arguments;
        } catch (IllegalArgumentException e) {
            throw Unusable.invalid("a quote is not closed", "close it; a doubled quote stands for itself");
        }
    }

    /** Failure of a function, with the reason. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        private final ProblemCode code;
        private final String reason;
        private final String hint;

        private Unusable(ProblemCode code, String reason, String hint) {
            super(reason, null, false, false);
            this.code = code;
            this.reason = reason;
            this.hint = hint;
        }

        static Unusable invalid(String reason, String hint) {
            return new Unusable(ProblemCode.INVALID_FUNCTION, reason, hint);
        }

        static Unusable refused(String reason, String hint) {
            return new Unusable(ProblemCode.INCLUDE_REFUSED, reason, hint);
        }

        static Unusable unsupported(String reason, String hint) {
            return new Unusable(ProblemCode.UNSUPPORTED_FEATURE, reason, hint);
        }

        Problem problem(FunctionValue function) {
            Location at = function.location();
            return Problem.error(code, at, "'" + Arguments.named(function) + "' includes nothing: " + reason, hint);
        }
    }
}
