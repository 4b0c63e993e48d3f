package io.github.atmosmaven.workflow.lint;

import io.github.atmosmaven.lint.BackendJudge;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of the backend of one instance, and what it depends on beside the shape of the backend.
 *
 * @param asked variables of the environment that were looked at, with their values
 * @param bucket the bucket, if something is told where it is written; null if nothing is
 */
record Judgement(
        List<BackendJudge.Verdict> verdicts,
        Map<String, String> asked,
        @Nullable Value bucket) {

    static final Judgement NONE = new Judgement(List.of(), Map.of(), null);

    static Judgement of(List<BackendJudge.Verdict> verdicts, Map<String, String> asked, Instance instance) {
        Value bucket = BackendShape.bucket(instance);
        return new Judgement(verdicts, Map.copyOf(asked), bucket != null && isToldAt(bucket, verdicts) ? bucket : null);
    }

    /** The key and the value stand on one line. */
    private static boolean isToldAt(Value bucket, List<BackendJudge.Verdict> verdicts) {
        Location at = bucket.location();
        return verdicts.stream()
                .map(verdict -> verdict.finding().at())
                .anyMatch(place -> place.file().equals(at.file()) && place.line() == at.line());
    }

    /** Returns true if it holds for every instance whose backend has the same shape. */
    boolean holdsForAll() {
        return asked.isEmpty() && bucket == null;
    }

    /** @param variables value of a variable where the other instance is run */
    boolean holdsFor(Instance other, UnaryOperator<String> variables) {
        return (bucket == null || bucket == BackendShape.bucket(other))
                && asked.entrySet().stream()
                        .allMatch(variable -> variables.apply(variable.getKey()).equals(variable.getValue()));
    }
}
