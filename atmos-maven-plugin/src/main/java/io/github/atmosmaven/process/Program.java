package io.github.atmosmaven.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One running program. It gets at most one interrupt (D67), since a second one makes Terraform leave at once and keep its
 * lock. Its pipes stay open until it has ended, since a program that prints into a closed one dies of that.
 */
final class Program {

    /** Words of Terraform and OpenTofu about an interrupt, whoever sent it. */
    private static final String TOLD = "Interrupt received";

    /** A service that is stopped, or a CI that ends a job, may signal all processes at once: those say so by then. */
    private static final long FIRST_WORD_MILLIS = 500;
    /** A terminal signals all programs of its group. A tool without a group of its own has got that already. */
    private static final long SHARED_WORD_MILLIS = 3000;

    private static final long STEP_MILLIS = 20;

    private final String name;
    private final OwnSession session;
    private final Consumer<String> notices;
    private final CountDownLatch over = new CountDownLatch(1);

    private @Nullable Process process;
    private List<ProcessHandle> children = List.of();
    private boolean refused;
    private boolean asked;
    private volatile boolean told;

    Program(String name, OwnSession session, Consumer<String> notices) {
        this.name = name;
        this.session = session;
        this.notices = notices;
    }

    /**
     * Starts the program.
     *
     * @param relay relay that its output goes through; null where this process reads it directly
     * @throws InterruptedException when this process is ending and nothing may be started any more
     */
    synchronized Running start(ProcessBuilder builder, @Nullable Relay relay) throws IOException, InterruptedException {
        if (refused) {
            throw notStarted(name);
        }
        List<Process> started = relay == null
                ? List.of(builder.start())
                : ProcessBuilder.startPipeline(List.of(builder, relay.builder()));
        Process first = started.get(0);
        process = first;
        return new Running(first, started.get(started.size() - 1).getInputStream());
    }

    static InterruptedException notStarted(String name) {
        return new InterruptedException(name + " was not started, since the build is ending");
    }

    /** Takes note of a line that the program printed. */
    void printed(String line) {
        told |= line.startsWith(TOLD);
    }

    /** Returns true if the program itself said that it was interrupted. */
    boolean saidSo() {
        return told;
    }

    /** Returns true if the program got an interrupt, from this process or from elsewhere. */
    synchronized boolean wasInterrupted() {
        return asked || refused || told;
    }

    /** The program has ended and all of its output is read. */
    void over() {
        over.countDown();
    }

    /** Interrupts the program unless it got an interrupt before. */
    void interrupt() {
        Process running = ask();
        if (running == null || told) {
            return;
        }
        ProcessHandle handle = running.toHandle();
        // Process.destroy would close the pipes.
        if (!session.interrupt(running.pid()) && !(handle.supportsNormalTermination() && handle.destroy())) {
            kill();
        }
    }

    private synchronized @Nullable Process ask() {
        Process running = process;
        if (asked || running == null || !running.isAlive()) {
            return null;
        }
        asked = true;
        children = running.descendants().toList();
        return running;
    }

    /** Ends the program and its children at once. */
    void kill() {
        Process running = current();
        if (running != null) {
            List<ProcessHandle> all = running.descendants().toList();
            running.toHandle().destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            children().forEach(ProcessHandle::destroyForcibly);
        }
    }

    private synchronized @Nullable Process current() {
        return process;
    }

    private synchronized List<ProcessHandle> children() {
        return children;
    }

    /** Holds up the end of this process until the program has ended. The work of a shutdown hook. */
    void endWithThisProcess() {
        Process running = refuse();
        if (running == null || !running.isAlive()) {
            return;
        }
        SecondSignal.listen(this::kill);
        notices.accept("Waiting for " + name + " to end and to give back its locks; a second signal kills it");
        try {
            if (!isEnding(running)) {
                interrupt();
            }
            over.await();
        } catch (InterruptedException e) {
            kill();
        }
    }

    private synchronized @Nullable Process refuse() {
        refused = true;
        return process;
    }

    /** Gives a program that another has interrupted a moment to say so, or to end. */
    private boolean isEnding(Process running) throws InterruptedException {
        long left = session.exists() ? FIRST_WORD_MILLIS : SHARED_WORD_MILLIS;
        while (left > 0 && !told && !running.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
            left -= STEP_MILLIS;
        }
        return told || !running.isAlive();
    }

    /** Asks the children that an interrupted program left, then insists. */
    void endChildren(long patienceMillis, long graceMillis) throws InterruptedException {
        if (!haveEnded(patienceMillis)) {
            children().forEach(ProcessHandle::destroy);
        }
        if (!haveEnded(graceMillis)) {
            children().forEach(ProcessHandle::destroyForcibly);
        }
    }

    private boolean haveEnded(long millis) throws InterruptedException {
        for (long left = millis; children().stream().anyMatch(ProcessHandle::isAlive); left -= STEP_MILLIS) {
            if (left <= 0) {
                return false;
            }
            Thread.sleep(STEP_MILLIS);
        }
        return true;
    }
}
