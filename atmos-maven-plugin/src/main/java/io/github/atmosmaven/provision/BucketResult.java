package io.github.atmosmaven.provision;

import io.github.atmosmaven.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a bucket.
 *
 * @param account that a bucket was made in; empty where none was made, or it cannot be told
 * @param calls what was called, or in a dry run would be
 * @param problems warnings, and the error that ended the work
 * @param remark something that is worth a line and no warning
 * @param cause what lies behind that error, for debug output
 */
public record BucketResult(
        StateBucket bucket,
        Outcome outcome,
        String account,
        List<String> calls,
        List<Problem> problems,
        Optional<String> remark,
        @Nullable Throwable cause) {

    /** The result for a bucket that could not even be asked for. */
    public static BucketResult refused(StateBucket bucket, CloudRefusal refusal) {
        return failed(bucket, List.of(RefusalText.of(refusal, bucket, "")), refusal);
    }

    /** The result for a bucket whose work something else than the cloud has ended. */
    public static BucketResult failed(StateBucket bucket, List<Problem> problems, Throwable cause) {
        return new BucketResult(bucket, Outcome.FAILED, "", List.of(), problems, Optional.empty(), cause);
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
