package io.github.atmosmaven.provision;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Result of the work on a state store.
 *
 * @param account account that the store was made in, or would be in a dry run; empty if none is made or the account is
 *     unknown
 * @param calls calls that were made, or in a dry run would be
 * @param problems warnings, and the error that ended the work
 * @param remark a remark worth a line that is no warning
 * @param cause exception behind that error, for debug output
 */
public record StoreResult(
        WantedStore store,
        Outcome outcome,
        String account,
        List<String> calls,
        List<Problem> problems,
        Optional<String> remark,
        @Nullable Throwable cause) {

    public StoreResult {
        calls = List.copyOf(calls);
        problems = List.copyOf(problems);
    }

    /** The result for a store whose work could not begin. */
    public static StoreResult refused(WantedStore store, AtmosException failure) {
        return failed(store, failure.problems(), cause(failure));
    }

    /** The result for a store whose work was ended by what nobody foresaw. */
    public static StoreResult failed(WantedStore store, List<Problem> problems, Throwable cause) {
        return new StoreResult(store, Outcome.FAILED, "", List.of(), problems, Optional.empty(), cause);
    }

    /** The refusal of the cloud itself where there is one: the exception around it says no more. */
    static Throwable cause(AtmosException failure) {
        Throwable refusal = failure.getCause();
        return failure instanceof AtmosException.CloudFailure && refusal != null ? refusal : failure;
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
