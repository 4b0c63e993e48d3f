package io.github.atmosmaven.workflow.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time that the work on one instance may take. When it is over, the thread that works gets one interrupt, which it
 * hands on to the tool (D67). Closing ends the count, and takes back an interrupt that nobody heeded.
 */
final class TimeLimit implements AutoCloseable {

    private final Thread worker = Thread.currentThread();
    private boolean closed;
    private @Nullable Duration over;

    private TimeLimit() {}

    /** Begins to count for the current thread, which closes the limit. */
    static TimeLimit start(@Nullable Duration time) {
        TimeLimit limit = new TimeLimit();
        if (time != null) {
            Thread clock = new Thread(() -> limit.count(time), "time of an instance");
            clock.setDaemon(true);
            clock.start();
        }
        return limit;
    }

    private synchronized void count(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toNanos(); !closed && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
            }
        } catch (InterruptedException e) {
            return;
        }
        if (!closed) {
            over = time;
            worker.interrupt();
        }
    }

    /** The time that there was, if it is over. */
    synchronized Optional<Duration> over() {
        return Optional.ofNullable(over);
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        if (over != null) {
            Thread.interrupted();
        }
    }
}
