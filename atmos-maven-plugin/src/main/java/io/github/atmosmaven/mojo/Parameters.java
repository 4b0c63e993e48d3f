package io.github.atmosmaven.mojo;

import io.github.atmosmaven.backend.PrefixMode;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses values of parameters that mean nothing (D70). */
final class Parameters {

    private static final Pattern VERSION = Pattern.compile("v?\\d{1,3}\\.\\d{1,6}(\\D.*)?");

    private Parameters() {}

    static AtmosException invalid(String parameter, String value, String choices) {
        return new AtmosException.InvalidConfiguration(Problem.error(
                ProblemCode.INVALID_PARAMETER, null, "-D" + parameter + " is '" + value + "'", "set it to " + choices));
    }

    static void requirePositive(String parameter, int value) {
        if (value < 1) {
            throw invalid(parameter, String.valueOf(value), "1 or more");
        }
    }

    /** @param value null or empty where the user said none */
    static void requireVersion(String parameter, @Nullable String value) {
        if (value != null && !value.isEmpty() && !VERSION.matcher(value).matches()) {
            throw invalid(parameter, value, "a version such as 1.5.7");
        }
    }

    /** @param word null where the user said none */
    static @Nullable PrefixMode prefixMode(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "instance" -> PrefixMode.INSTANCE;
            case "module" -> PrefixMode.MODULE;
            default -> throw invalid("atmos.workspaceKeyPrefix", word, "instance or module");
        };
    }

    /** Who said that a goal is skipped. */
    static String origin(String property, Properties typed) {
        return typed.containsKey(property) ? "-D" + property + " is set" : "the POM says so (" + property + ")";
    }
}
