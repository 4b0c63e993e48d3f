package io.github.atmosmaven.terraform.outcome;

import io.github.atmosmaven.problem.ProblemCode;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reason why a command failed for an instance.
 *
 * @param words the tool's own words where it has any
 * @param hint advice to the user; null if only the tool's words help
 */
public record ToolFailure(
        ProblemCode code, String words, @Nullable String hint) {

    public static ToolFailure of(String words) {
        return new ToolFailure(ProblemCode.TOOL_FAILED, words, null);
    }

    ToolFailure inWords(UnaryOperator<String> shown) {
        return new ToolFailure(code, shown.apply(words), hint == null ? null : shown.apply(hint));
    }
}
