package io.github.atmosmaven.config;

import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values of {@code atmos.yaml} with their functions computed, at the moment they are asked for: what nobody reads may hold
 * whatever Atmos knows. A function that is not computed here is an error, never its own text (D21).
 */
final class ComputedValues {

    private static final String ENV = "!env";
    private static final Set<String> COMPUTED = Set.of(ENV, "!git.root", "!include", "!include.raw", "!repo-root");

    private static final String WRITE_SETTING = "write the value itself, or set it in the POM";
    private static final String WRITE_PART =
            "write the value itself, or hand it over in a variable of the environment: '!env NAME'";

    private final ValueFunctions functions;
    private final Map<Location, Problem> ofValues;
    private final Consumer<Problem> problems;

    /** @param ofValues problems that the reader found in single values, by their places */
    ComputedValues(ValueFunctions functions, Map<Location, Problem> ofValues, Consumer<Problem> problems) {
        this.functions = functions;
        this.ofValues = ofValues;
        this.problems = problems;
    }

    /** The value of a setting, computed itself but not within; {@code null} where that fails, which is reported. */
    @Nullable
    Value setting(Value value, String setting) {
        if (isRefused(value, setting, WRITE_SETTING)) {
            return null;
        }
        if (!(value instanceof FunctionValue function)) {
            return value;
        }
        Value result = called(function, setting, WRITE_SETTING);
        // An empty path or name is a setting like any other: it must not come from a variable that is misspelt.
        if (function.tag().equals(ENV)
                && result instanceof TextValue text
                && text.text().isEmpty()) {
            report(
                    function.location(),
                    setting + " is computed by '" + function + "', which is empty or not set here",
                    "set the variable, write a default behind its name, or set it in the POM");
            return null;
        }
        return result;
    }

    /** A section with everything in it computed; what fails is left out and reported. */
    MapValue section(MapValue section, String name) {
        MapValue.Builder computed = MapValue.builder(section.location());
        for (MapValue.Entry entry : section.entries()) {
            Value value = part(entry.value(), name + "." + entry.key());
            if (value != null) {
                computed.put(entry.withValue(value));
            }
        }
        return computed.build();
    }

    private @Nullable Value part(Value value, String name) {
        Problem ofValue = ofValues.get(value.location());
        if (ofValue != null && !ofValue.isError()) {
            problems.accept(ofValue);
        }
        if (isRefused(value, name, WRITE_PART)) {
            return null;
        }
        if (value instanceof FunctionValue function) {
            return called(function, name, WRITE_PART);
        }
        if (value instanceof MapValue map) {
            return section(map, name);
        }
        return value instanceof ListValue list ? items(list, name) : value;
    }

    private ListValue items(ListValue list, String name) {
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            Value item = part(list.items().get(i), name + "[" + i + "]");
            if (item != null) {
                items.add(item);
            }
        }
        return new ListValue(List.copyOf(items), list.append(), list.location());
    }

    private boolean isRefused(Value value, String name, String hint) {
        Problem problem = ofValues.get(value.location());
        if (problem == null || !problem.isError()) {
            return false;
        }
        report(value.location(), name + ": " + problem.message(), hint);
        return true;
    }

    private @Nullable Value called(FunctionValue function, String name, String hint) {
        if (!COMPUTED.contains(function.tag())) {
            report(
                    function.location(),
                    name + " is computed by '" + function + "', which is not done in atmos.yaml",
                    hint);
            return null;
        }
        List<Problem> found = new ArrayList<>();
        Value result = functions.compute(function, found::add);
        for (Problem problem : found) {
            if (function.location().equals(problem.location())) {
                report(function.location(), name + ": " + problem.message(), problem.hint());
            } else {
                problems.accept(problem);
            }
        }
        return found.stream().anyMatch(Problem::isError) ? null : result;
    }

    private void report(Location at, String message, @Nullable String hint) {
        problems.accept(Problem.error(ProblemCode.ATMOS_YAML_UNSUPPORTED, at, message, hint));
    }
}
