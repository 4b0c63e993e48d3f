package io.github.atmosmaven.function;

import io.github.atmosmaven.model.FunctionValue;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
        MapValue env = sections.map("env");
        MapValue ownEnv = env == null ? MapValue.empty(sections.location()) : env;
        if (ownEnv.isDynamic()) {
            // A variable may be taken from the caller's environment before others take it from here.
            ownEnv = (MapValue) compute(ownEnv, MapValue.empty(ownEnv.location()), problems);
        }
        return (MapValue) compute(sections, ownEnv, problems);
    }

    private Value compute(Value value, MapValue env, Consumer<Problem> problems) {
        if (!value.isDynamic()) {
            return value;
        }
        if (value instanceof FunctionValue function) {
            return call(function, env, problems);
        }
        if (value instanceof MapValue map) {
            MapValue.Builder computed = map.toBuilder();
            for (MapValue.Entry entry : map.entries()) {
                if (entry.value().isDynamic()) {
                    computed.put(entry.withValue(compute(entry.value(), env, problems)));
                }
            }
            return computed.build();
        }
        if (value instanceof ListValue list) {
            List<Value> items = list.items().stream()
                    .map(item -> compute(item, env, problems))
                    .toList();
            return new ListValue(items, list.append(), list.location());
        }
        return value;
    }

    private Value call(FunctionValue function, MapValue env, Consumer<Problem> problems) {
        List<String> arguments;
        try {
            arguments = Arguments.split(function.argument());
        } catch (IllegalArgumentException e) {
            problems.accept(invalid(function, e.getMessage()));
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
            problems.accept(invalid(function, "it takes a name and perhaps a default"));
            return function;
        }
        String name = arguments.get(0);
        Value own = env.get(name);
        String text;
        if (own != null) {
            text = own instanceof NullValue ? "" : own.toString();
        } else {
            String fallback = arguments.size() == 2 ? arguments.get(1) : "";
            text = environment.getOrDefault(name, fallback);
        }
        return new TextValue(text, true, function.location());
    }

    private Value repositoryRoot(FunctionValue function, List<String> arguments, Consumer<Problem> problems) {
        Path root = repositoryRoot();
        if (root != null) {
            return new TextValue(root.toString(), true, function.location());
        }
        if (!arguments.isEmpty()) {
            return new TextValue(String.join(" ", arguments), true, function.location());
        }
        problems.accept(invalid(function, projectDirectory + " lies in no Git repository"));
        return function;
    }

    private @Nullable Path repositoryRoot() {
        for (Path folder = projectDirectory.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return null;
    }

    private static Problem invalid(FunctionValue function, @Nullable String reason) {
        return Problem.error(
                ProblemCode.INVALID_FUNCTION,
                function.location(),
                "'" + function + "' cannot be computed: " + reason,
                "write it as '!env NAME', '!env NAME default' or '!repo-root'");
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
            MapValue.Builder kept = map.toBuilder();
            for (MapValue.Entry entry : map.entries()) {
                if (isUnset(entry.value())) {
                    kept.remove(entry.key());
                } else {
                    kept.put(entry.withValue(drop(entry.value())));
                }
            }
            return kept.build();
        }
        if (value instanceof ListValue list) {
            List<Value> items = list.items().stream()
                    .filter(item -> !isUnset(item))
                    .map(Functions::drop)
                    .toList();
            return new ListValue(items, list.append(), list.location());
        }
        return value;
    }

    private static boolean isUnset(Value value) {
        return value instanceof FunctionValue function && function.tag().equals(UNSET);
    }
}
