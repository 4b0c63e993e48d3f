package io.github.atmosmaven.provision;

import io.github.atmosmaven.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a bucket.
 *
 * @param calls what was called, or in a dry run would be
 * @param problems warnings, and the error that ended the work
 * @param cause what lies behind that error, for debug output
 */
public record BucketResult(
        StateBucket bucket,
        Outcome outcome,
        List<String> calls,
        List<Problem> problems,
        @Nullable Throwable cause) {

    /** The result for a bucket that could not even be asked for. */
    public static BucketResult refused(StateBucket bucket, CloudRefusal refusal) {
        return new BucketResult(
                bucket, Outcome.FAILED, List.of(), List.of(RefusalText.of(refusal, bucket, "")), refusal);
    }

    /** The result for a bucket that something beside the cloud has stopped. */
    public static BucketResult failed(StateBucket bucket, List<Problem> problems, Throwable cause) {
        return new BucketResult(bucket, Outcome.FAILED, List.of(), List.copyOf(problems), cause);
    }

    /** The outcomes. */
    public enum Outcome {
        CREATED,
        /** An earlier run was ended half-way, and this one did the rest. */
        COMPLETED,
        EXISTS,
        WOULD_CREATE,
        WOULD_COMPLETE,
        FAILED
    }
}
