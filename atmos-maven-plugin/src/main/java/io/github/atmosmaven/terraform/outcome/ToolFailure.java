package io.github.atmosmaven.terraform.outcome;

import io.github.atmosmaven.problem.ProblemCode;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reason why a command failed for an instance.
 *
 * @param words the tool's own words where it has any
 * @param hint advice to the user; null if only the tool's words help
 * @param status status that the command ended with; null if it did not run, or if its status does not say why
 */
public record ToolFailure(
        ProblemCode code,
        String words,
        @Nullable String hint,
        @Nullable Integer status) {

    public ToolFailure(ProblemCode code, String words, @Nullable String hint) {
        this(code, words, hint, null);
    }

    public static ToolFailure of(String words) {
        return new ToolFailure(ProblemCode.TOOL_FAILED, words, null);
    }

    /** Copy of this failure of a command that ended with a status. */
    public ToolFailure withStatus(int exit) {
        return new ToolFailure(code, words, hint, exit);
    }

    ToolFailure inWords(UnaryOperator<String> shown) {
        return new ToolFailure(code, shown.apply(words), hint == null ? null : shown.apply(hint), status);
    }
}
