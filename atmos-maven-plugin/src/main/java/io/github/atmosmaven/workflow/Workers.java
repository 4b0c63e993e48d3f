package io.github.atmosmaven.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does several pieces of work at a time, and leaves none running when it ends, however it ends. */
final class Workers {

    private Workers() {}

    /** Work on each piece. */
    @FunctionalInterface
    interface Work<W, R> {
        R on(W piece) throws InterruptedException;
    }

    /**
     * @param atATime number of pieces in work at a time, at least 1
     * @return result of each piece, in the order of the work; an exception of one piece ends the rest and is thrown
     * @throws CancellationException when the thread is interrupted
     */
    static <W, R> List<R> run(int atATime, List<W> work, Work<W, R> each) {
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, atATime));
        try {
            List<Future<R>> running = new ArrayList<>();
            for (W piece : work) {
                running.add(workers.submit(() -> each.on(piece)));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> result : running) {
                results.add(outcome(result));
            }
            return results;
        } finally {
            workers.shutdownNow();
            awaitEnd(workers);
        }
    }

    private static <R> R outcome(Future<R> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the build was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** A tool that was interrupted is waited for until it has given back its lock; one more interrupt is handed on. */
    private static void awaitEnd(ExecutorService workers) {
        boolean interrupted = Thread.interrupted();
        for (boolean ended = false; !ended; ) {
            try {
                ended = workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
                workers.shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
