package io.github.atmosmaven.workflow.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the work on the instances of a run goes on.
 *
 * @param order says which instances wait for which (D64)
 * @param parallel number of instances that run at a time, at least 1
 * @param timeout longest time that the work on one instance may take; null if it may take any
 */
public record Pace(RunOrder order, int parallel, @Nullable Duration timeout) {

    /** One instance after the other, each for as long as it takes. */
    public static final Pace ONE_BY_ONE = new Pace(RunOrder.NONE, 1, null);
}
