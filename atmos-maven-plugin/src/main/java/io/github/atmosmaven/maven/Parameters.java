package io.github.atmosmaven.maven;

import io.github.atmosmaven.backend.PrefixMode;
import io.github.atmosmaven.lint.LintLevels;
import io.github.atmosmaven.model.DurationText;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.run.ApplyCommand;
import io.github.atmosmaven.terraform.tool.ToolRequest;
import io.github.atmosmaven.terraform.typed.TypedArguments;
import io.github.atmosmaven.workflow.compare.Reference;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses values of parameters that mean nothing (D70). */
public final class Parameters {

    private Parameters() {}

    public static AtmosException invalid(String parameter, String value, String choices) {
        return new AtmosException.InvalidConfiguration(Problem.error(
                ProblemCode.INVALID_PARAMETER, null, "-D" + parameter + " is '" + value + "'", "set it to " + choices));
    }

    public static void requirePositive(String parameter, int value) {
        if (value < 1) {
            throw invalid(parameter, String.valueOf(value), "1 or more");
        }
    }

    /** Refuses a value in the parameter {@code gate}. */
    public static AtmosException invalidInGate(String name, String value, String choices) {
        return new AtmosException.InvalidConfiguration(Problem.error(
                ProblemCode.INVALID_PARAMETER,
                null,
                "<" + name + "> in the <gate> of the POM is '" + value + "'",
                "set it to " + choices));
    }

    /** @param word value of {@code widening} in the parameter {@code gate}; null if it is not set */
    public static boolean isWidened(@Nullable String word) {
        if (word == null || word.equals("refuse")) {
            return false;
        }
        if (!word.equals("allow")) {
            throw invalidInGate("widening", word, "allow or refuse");
        }
        return true;
    }

    /** A duration such as {@code 30s}, {@code 10m} or {@code 1h}; a bare number means seconds (D78). */
    public static Duration duration(String parameter, String value) {
        return DurationText.parseParameter(value)
                .filter(duration -> !duration.isZero())
                .orElseThrow(() -> invalid(parameter, value, "a time such as 30s, 10m or 1h"));
    }

    /**
     * The tool that the user asks for (D29); {@code null} where nobody does.
     *
     * @param formerName the value of {@code terraformVersion}, which counts where {@code toolVersion} has none
     */
    static @Nullable ToolRequest toolRequest(@Nullable String toolVersion, @Nullable String formerName) {
        if (toolVersion != null && !toolVersion.isBlank()) {
            return toolRequest("toolVersion", toolVersion, "'terraform 1.11.4', 'opentofu 1.12' or a version alone");
        }
        return formerName == null || formerName.isBlank()
                ? null
                : toolRequest("terraformVersion", formerName, "a version such as 1.5.7, or set toolVersion");
    }

    private static ToolRequest toolRequest(String name, String value, String choices) {
        return ToolRequest.of(value, name).orElseThrow(() -> invalid("atmos." + name, value, choices));
    }

    /** @param word value of the parameter; null if it is not set */
    public static @Nullable PrefixMode prefixMode(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "instance" -> PrefixMode.INSTANCE;
            case "module" -> PrefixMode.MODULE;
            default -> throw invalid("atmos.workspaceKeyPrefix", word, "instance or module");
        };
    }

    /** @param word value of the parameter {@code savedPlan} */
    public static ApplyCommand.Use savedPlan(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "prefer" -> ApplyCommand.Use.PREFER;
            case "only" -> ApplyCommand.Use.ONLY;
            case "never" -> ApplyCommand.Use.NEVER;
            default -> throw invalid("atmos.savedPlan", word, "prefer, only or never");
        };
    }

    /** @param levels value of the parameter {@code lint}; null if it is not set */
    public static LintLevels lintLevels(@Nullable Map<String, String> levels) {
        return LintLevels.of(
                levels,
                (rule, level, choices) -> new AtmosException.InvalidConfiguration(Problem.error(
                        ProblemCode.INVALID_PARAMETER,
                        null,
                        "<" + rule + "> in the <lint> of the POM is '" + level + "'",
                        "set it to " + choices)));
    }

    /** @param value value of the parameter; null if it is not set */
    public static String lockId(@Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new AtmosException.InvalidConfiguration(Problem.error(
                    ProblemCode.INVALID_PARAMETER,
                    null,
                    "-Datmos.lockId is missing",
                    "set it to the id that the run which met the lock has printed"));
        }
        if (value.startsWith("-")) {
            throw invalid("atmos.lockId", value, "the id of a lock, which does not begin with a hyphen");
        }
        return value;
    }

    /**
     * The command that a user types. A line wins over a list, since lists stand in POMs.
     *
     * @param line value of {@code args}; null if it is not set
     * @param list value of {@code arguments}; null if it is not set
     */
    public static TypedArguments typed(@Nullable String line, @Nullable List<@Nullable String> list) {
        return line != null || list == null
                ? TypedArguments.ofLine(line == null ? "" : line)
                // Maven has no empty text.
                : TypedArguments.ofList(
                        list.stream().map(word -> word == null ? "" : word).toList());
    }

    /**
     * The document that Atmos printed.
     *
     * @param file value of {@code reference}; null if it is not set
     * @param directory directory that messages name it from
     */
    public static Reference reference(@Nullable File file, Path directory) {
        if (file == null) {
            throw new AtmosException.InvalidConfiguration(Problem.error(
                    ProblemCode.INVALID_PARAMETER,
                    null,
                    "-Datmos.reference is missing",
                    "set it to the file that 'atmos describe stacks --format json' printed"));
        }
        Path path = file.toPath().toAbsolutePath().normalize();
        return new Reference(path, new PathsFrom(directory).shown(path));
    }

    /** @param list names that the user lists; null if there are none */
    public static Set<String> names(@Nullable List<String> list) {
        return list == null
                ? Set.of()
                : list.stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
    }

    /** Says in the middle of a sentence what skips a goal: the command line or the POM. */
    static String origin(String property, Properties typed) {
        return typed.containsKey(property) ? "-D" + property + " is set" : "the POM sets " + property;
    }
}
