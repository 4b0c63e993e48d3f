package io.github.atmosmaven.workflow.run;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The end of this process as a run of several instances meets it when a signal comes (D67). Nothing new is begun then, who
 * waits for another build is waited for no longer, and the process ends when the run has told what came of each instance.
 */
final class EndOfBuild implements AutoCloseable {

    /** Longest wait for the report after all instances have ended. It is normally a matter of moments. */
    private static final int IDLE_SECONDS = 10;

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook = new Thread(this::come, "end of a run");
    private final Set<Thread> waiting = new HashSet<>();
    private boolean near;
    private int running;

    private EndOfBuild() {}

    /** Listens for the end of this process until it is closed. */
    static EndOfBuild listen() {
        EndOfBuild end = new EndOfBuild();
        try {
            Runtime.getRuntime().addShutdownHook(end.hook);
        } catch (IllegalStateException ending) {
            end.near = true;
        }
        return end;
    }

    /** Wait for something that may last, as for another build. */
    interface Wait<T> {
        T end() throws InterruptedException;
    }

    /**
     * Waits, unless the end comes first.
     *
     * @throws InterruptedException when it has come
     */
    <T> T orWait(Wait<T> wait) throws InterruptedException {
        synchronized (this) {
            requireTime();
            waiting.add(Thread.currentThread());
        }
        try {
            return wait.end();
        } finally {
            synchronized (this) {
                waiting.remove(Thread.currentThread());
            }
        }
    }

    /**
     * Does a work that the end of this process has to wait for.
     *
     * @throws InterruptedException when the end has come before the work began
     */
    <T> T hold(Supplier<T> work) throws InterruptedException {
        synchronized (this) {
            requireTime();
            running++;
        }
        try {
            return work.get();
        } finally {
            synchronized (this) {
                running--;
            }
        }
    }

    private void requireTime() throws InterruptedException {
        if (near) {
            throw new InterruptedException("the build is ending");
        }
    }

    synchronized boolean isNear() {
        return near;
    }

    /** From now on nothing is begun, and nobody waits. */
    synchronized void announce() {
        near = true;
        waiting.forEach(Thread::interrupt);
    }

    private void come() {
        announce();
        try {
            for (int idle = 0; idle < IDLE_SECONDS && !told.await(1, TimeUnit.SECONDS); idle++) {
                idle = isRunning() ? -1 : idle;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isRunning() {
        return running > 0;
    }

    /** All is told. */
    @Override
    public void close() {
        told.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It has come, and need not wait any longer.
            return;
        }
    }
}
