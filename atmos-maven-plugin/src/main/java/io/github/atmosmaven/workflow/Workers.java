package io.github.atmosmaven.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does several pieces of work at a time, each as soon as those that it waits for are done, and leaves none running when it
 * ends, however it ends.
 */
public final class Workers<W, R> {

    private final List<W> work;
    private final Work<W, R> each;
    private final ExecutorService workers;
    private final BlockingQueue<Running> ended = new LinkedBlockingQueue<>();
    private final List<List<Integer>> after = new ArrayList<>();
    private final int[] waits;
    private final List<@Nullable R> results = new ArrayList<>();

    /** Work on each piece. */
    @FunctionalInterface
    public interface Work<W, R> {
        R on(W piece) throws InterruptedException;

        /** Result of a piece that is not done, since one that it waits for has failed; null if it is done all the same. */
        default @Nullable R instead(W piece, R failed) {
            return null;
        }
    }

    private final class Running extends FutureTask<R> {

        private final int position;

        Running(int position, Callable<R> work) {
            super(work);
            this.position = position;
        }

        @Override
        protected void done() {
            ended.add(this);
        }
    }

    private Workers(int atATime, List<W> work, List<List<Integer>> before, Work<W, R> each) {
        this.work = work;
        this.each = each;
        this.waits = new int[work.size()];
        for (int i = 0; i < work.size(); i++) {
            after.add(new ArrayList<>());
            results.add(null);
        }
        for (int i = 0; i < work.size(); i++) {
            waits[i] = before.get(i).size();
            for (int earlier : before.get(i)) {
                after.get(earlier).add(i);
            }
        }
        this.workers = Executors.newFixedThreadPool(Math.max(1, atATime));
    }

    /** Does work without an order, as {@link #run(int, List, List, Work)} does. */
    public static <W, R> List<R> run(int atATime, List<W> work, Work<W, R> each) {
        return run(atATime, work, work.stream().map(piece -> List.<Integer>of()).toList(), each);
    }

    /**
     * @param atATime number of pieces in work at a time, at least 1
     * @param before for each piece the positions of those that it waits for, without cycles and each once
     * @return result of each piece, in the order of the work; an exception of one piece ends the rest and is thrown
     * @throws CancellationException when the thread is interrupted
     */
    public static <W, R> List<R> run(int atATime, List<W> work, List<List<Integer>> before, Work<W, R> each) {
        return new Workers<>(atATime, work, before, each).results();
    }

    private List<R> results() {
        try {
            int left = work.size();
            for (int i = 0; i < work.size(); i++) {
                if (waits[i] == 0) {
                    begin(i);
                }
            }
            while (left > 0) {
                Running next = ended.take();
                left -= settle(next.position, outcome(next));
            }
            List<R> all = new ArrayList<>();
            for (R result : results) {
                if (result == null) {
                    throw new IllegalStateException("the order of the work has a cycle");
                }
                all.add(result);
            }
            return all;
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            workers.shutdownNow();
            awaitEnd(workers);
        }
    }

    private void begin(int position) {
        workers.execute(new Running(position, () -> each.on(work.get(position))));
    }

    /** Takes a result, begins what waited for it alone, and returns the number of pieces that have their result now. */
    private int settle(int position, R result) {
        results.set(position, result);
        int settled = 1;
        Deque<Integer> open = new ArrayDeque<>(List.of(position));
        while (!open.isEmpty()) {
            for (int next : after.get(open.remove())) {
                R instead = results.get(next) == null ? each.instead(work.get(next), result) : null;
                if (instead != null) {
                    results.set(next, instead);
                    settled++;
                    open.add(next);
                } else if (--waits[next] == 0 && results.get(next) == null) {
                    begin(next);
                }
            }
        }
        return settled;
    }

    private R outcome(Running ended) throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("the build was interrupted");
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
