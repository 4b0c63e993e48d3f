package io.github.atmosmaven.provision;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The work on one state store: look at it, plan, and do what is planned. Each step throws an {@link AtmosException} for
 * what the cloud or the machine refuses.
 */
public interface StateStore extends AutoCloseable {

    /** Looks at the store without changing it. */
    Presence observe();

    /**
     * Lists the calls that {@link #apply} makes, for a dry run (D47).
     *
     * @param found result of {@link #observe}
     */
    List<String> plan(Presence found);

    /**
     * Creates or completes the store. An existing store is left alone, and only an outdated note of it is removed.
     *
     * @param found result of {@link #observe}
     * @return {@code CREATED}, {@code COMPLETED}, or {@code EXISTS} if somebody else has made the store since
     */
    StoreResult.Outcome apply(Presence found);

    /** Reports the work until now; asked for once, at the end of the work. */
    Report report(StoreResult.Outcome outcome);

    @Override
    void close();

    /**
     * Report of the work on a store.
     *
     * @param account account that the store was made in, or would be in a dry run; empty if none is made or the account
     *     is unknown
     * @param calls names of the calls that were made
     * @param warnings of the work
     * @param remark a remark worth a line that is no warning
     */
    record Report(String account, List<String> calls, List<Problem> warnings, Optional<String> remark) {

        public Report {
            calls = List.copyOf(calls);
            warnings = List.copyOf(warnings);
        }
    }
}
