package io.github.atmosmaven.function;

import io.github.atmosmaven.files.GitRepository;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.template.Obstacle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Computes the functions in the sections of an instance. {@code !unset} stays as a marker, since it blocks a default
 * before it takes its key away (semantics 3.11); {@link #dropUnset} does that in the end.
 */
public final class Functions {

    private static final String UNSET = "!unset";

    private final Path projectDirectory;
    private final Map<String, String> environment;

    /**
     * @param projectDirectory directory in which the search for the repository's root starts
     * @param environment the caller's environment, for {@code !env}
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

    /**
     * The text that a value is or becomes; null where it is none, or a blank one.
     *
     * @param env the instance's own variables, computed
     */
    public @Nullable TextValue text(@Nullable Value written, MapValue env, Consumer<Problem> problems) {
        Value value = written instanceof FunctionValue function ? call(function, env, problems) : written;
        return value instanceof TextValue text && !text.text().isBlank() ? text : null;
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
        return Objects.requireNonNull(value.transform(
                Value::isDynamic,
                leaf -> leaf instanceof FunctionValue function ? call(function, env, problems) : leaf));
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
                    "it takes a name and an optional default, not " + arguments.size() + " arguments",
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
        Value kept = sections.transform(Value::isDynamic, leaf -> isUnset(leaf) ? null : leaf);
        return (MapValue) Objects.requireNonNull(kept);
    }

    private static boolean isUnset(Value value) {
        return value instanceof FunctionValue function && function.tag().equals(UNSET);
    }
}
