package io.github.atmosmaven.aws.call;

import io.github.atmosmaven.provision.s3.CloudRefusal;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The time that all calls of a bucket have together (D58). Each call runs in a thread of its own: no read, look-up of a
 * name, program or library can then hold the build for longer, however little it lets itself be interrupted.
 */
public final class CallBudget {

    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration REPEATED = Duration.ofSeconds(30);

    private final String bucket;
    private final Duration budget;
    private final Consumer<String> waits;
    private final Duration silence;
    private final long start = System.nanoTime();
    private volatile @Nullable Throwable lastFailure;

    /** @param bucket name of the bucket for messages */
    public CallBudget(String bucket, Duration budget, Consumer<String> waits) {
        this(bucket, budget, waits, SILENCE);
    }

    /** @param silence time after which a line says that a call is still waiting */
    CallBudget(String bucket, Duration budget, Consumer<String> waits, Duration silence) {
        this.bucket = bucket;
        this.budget = budget;
        this.waits = waits;
        this.silence = silence;
    }

    /** Never negative. */
    Duration left() {
        Duration left = budget.minusNanos(System.nanoTime() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** A call failed and is tried again; whoever waits is told why. */
    void failed(Throwable failure) {
        lastFailure = failure;
    }

    /**
     * Makes a call. What it throws is in the {@link ExecutionException}.
     *
     * @param end is run when the time is over, and ends what the call waits for
     * @throws CloudRefusal when the time is over; its cause is the last failure of this call, if there was one
     */
    public <T> T run(String action, Callable<T> call, Runnable end) throws ExecutionException {
        lastFailure = null;
        if (left().isZero()) {
            // A call that is over at once must not slip through.
            throw over(action);
        }
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, action + " of " + bucket);
        thread.setDaemon(true);
        thread.start();
        try {
            return outcome(action, task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudRefusal(CloudRefusal.Kind.OTHER, action, "the build was interrupted", null, e);
        } finally {
            if (!task.isDone()) {
                task.cancel(true);
                end.run();
            }
        }
    }

    private <T> T outcome(String action, FutureTask<T> task) throws ExecutionException, InterruptedException {
        Duration slice = silence;
        while (true) {
            long nanos = Math.min(slice.toNanos(), left().toNanos());
            try {
                return task.get(nanos, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (left().isZero()) {
                    throw over(action);
                }
                Throwable last = lastFailure;
                waits.accept("Waiting for " + bucket + ": " + action + " "
                        + (last == null ? "has no answer yet" : "is tried again, " + Refusals.words(last))
                        + "; given up in " + left().toSeconds() + " s");
                slice = REPEATED;
            }
        }
    }

    private CloudRefusal over(String action) {
        Throwable last = lastFailure;
        return new CloudRefusal(
                CloudRefusal.Kind.TIMED_OUT,
                action,
                "the " + budget.toSeconds() + " s for its calls are over"
                        + (last == null ? "" : "; " + Refusals.words(last)),
                null,
                last);
    }
}
