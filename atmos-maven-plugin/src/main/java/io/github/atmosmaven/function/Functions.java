package io.github.atmosmaven.function;

import io.github.atmosmaven.files.GitRepository;
import io.github.atmosmaven.model.FunctionValue;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.template.Obstacle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Computes the functions in the sections of an instance. {@code !unset} stays as a marker, since it blocks a default
 * before it takes its key away (stack-semantics 3.11); {@link #dropUnset} does that in the end.
 */
public final class Functions {

    private static final String UNSET = "!unset";

    private final Path projectDirectory;
    private final Map<String, String> environment;

    /**
     * @param projectDirectory where the search for the repository's root starts
     * @param environment what {@code !env} sees of the caller's environment
     */
    public Functions(Path projectDirectory, Map<String, String> environment) {
        this.projectDirectory = projectDirectory;
        this.environment = Map.copyOf(environment);
    }

    /** The sections with every function but {@code !unset} computed; untouched where there is none. */
    public MapValue evaluate(MapValue sections, Consumer<Problem> problems) {
        if (!sections.isDynamic()) {
            return sections;
        }
        return (MapValue) compute(sections, env(sections, problems), problems);
    }

    /** The instance's own variables, which may be taken from one another and from the caller's environment. */
    private MapValue env(MapValue sections, Consumer<Problem> problems) {
        MapValue env = sections.map("env");
        if (env == null) {
            return MapValue.empty(sections.location());
        }
        return env.isDynamic() ? (MapValue) compute(env, env, problems) : env;
    }

    private Value compute(Value value, MapValue env, Consumer<Problem> problems) {
        if (!value.isDynamic()) {
            return value;
        }
        if (value instanceof FunctionValue function) {
            return call(function, env, problems);
        }
        if (value instanceof MapValue map) {
            MapValue.Builder computed = null;
            for (MapValue.Entry entry : map.entries()) {
                Value result = compute(entry.value(), env, problems);
                if (result != entry.value()) {
                    computed = computed == null ? map.toBuilder() : computed;
                    computed.put(entry.withValue(result));
                }
            }
            return computed == null ? map : computed.build();
        }
        if (value instanceof ListValue list) {
            List<Value> items = list.items().stream()
                    .map(item -> compute(item, env, problems))
                    .toList();
            return withItems(list, items);
        }
        return value;
    }

    private Value call(FunctionValue function, MapValue env, Consumer<Problem> problems) {
        if (function.tag().equals(UNSET)) {
            return function;
        }
        if (function.hasTemplate()) {
            problems.accept(Problem.error(
                    ProblemCode.UNSUPPORTED_FEATURE,
                    function.location(),
                    "'" + Arguments.named(function) + "' has a template in its arguments, " + Obstacle.NOT_YET,
                    "write the arguments out"));
            return function;
        }
        List<String> arguments;
        try {
            arguments = Arguments.split(function.argument());
        } catch (IllegalArgumentException e) {
            problems.accept(invalid(function, "a quote is not closed", "close it; a doubled quote stands for itself"));
            return function;
        }
        return switch (function.tag()) {
            case "!env" -> env(function, arguments, env, problems);
            case "!repo-root", "!git.root" -> repositoryRoot(function, arguments, problems);
            default -> function;
        };
    }

    private Value env(FunctionValue function, List<String> arguments, MapValue env, Consumer<Problem> problems) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            problems.accept(invalid(
                    function,
                    "it takes a name and perhaps a default, not " + arguments.size() + " arguments",
                    "write '!env NAME' or '!env NAME default', a default with spaces in quotes"));
            return function;
        }
        String name = arguments.get(0);
        Value own = env.get(name);
        String text;
        // A variable that is itself a function here is the one being computed, or was taken away by !unset.
        if (own != null && !(own instanceof FunctionValue)) {
            text = own instanceof NullValue ? "" : own.toString();
        } else {
            String fallback = arguments.size() == 2 ? arguments.get(1) : "";
            text = environment.getOrDefault(name, fallback);
        }
        return new TextValue(text, true, function.location());
    }

    private Value repositoryRoot(FunctionValue function, List<String> arguments, Consumer<Problem> problems) {
        Path root = GitRepository.rootOf(projectDirectory);
        if (root != null) {
            return new TextValue(root.toString(), true, function.location());
        }
        if (!arguments.isEmpty()) {
            return new TextValue(String.join(" ", arguments), true, function.location());
        }
        problems.accept(invalid(
                function,
                projectDirectory + " lies in no Git repository",
                "write a default behind it: '" + function.tag() + " /path'"));
        return function;
    }

    private static Problem invalid(FunctionValue function, String reason, String hint) {
        return Problem.error(
                ProblemCode.INVALID_FUNCTION,
                function.location(),
                "'" + Arguments.named(function) + "' cannot be computed: " + reason,
                hint);
    }

    /** Takes away every key and item that is marked with {@code !unset}. */
    public MapValue dropUnset(MapValue sections) {
        return (MapValue) drop(sections);
    }

    private static Value drop(Value value) {
        if (!value.isDynamic()) {
            return value;
        }
        if (value instanceof MapValue map) {
            MapValue.Builder kept = null;
            for (MapValue.Entry entry : map.entries()) {
                Value dropped = drop(entry.value());
                if (isUnset(entry.value())) {
                    kept = (kept == null ? map.toBuilder() : kept).remove(entry.key());
                } else if (dropped != entry.value()) {
                    kept = (kept == null ? map.toBuilder() : kept).put(entry.withValue(dropped));
                }
            }
            return kept == null ? map : kept.build();
        }
        if (value instanceof ListValue list) {
            List<Value> items = list.items().stream()
                    .filter(item -> !isUnset(item))
                    .map(Functions::drop)
                    .toList();
            return withItems(list, items);
        }
        return value;
    }

    /** The list itself where the items are its own, so that it stays shared. */
    private static ListValue withItems(ListValue list, List<Value> items) {
        boolean same = items.size() == list.items().size();
        for (int i = 0; same && i < items.size(); i++) {
            same = items.get(i) == list.items().get(i);
        }
        return same ? list : new ListValue(items, list.append(), list.location());
    }

    private static boolean isUnset(Value value) {
        return value instanceof FunctionValue function && function.tag().equals(UNSET);
    }
}
