package io.github.atmosmaven.maven.console;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Log of a goal at a terminal, which keeps a block of lines in view below everything that it prints. The block is drawn
 * anew every second, and taken away for each line of the log.
 */
public final class LiveLog implements Log, AutoCloseable {

    private static final String ERASE_BELOW = "\u001B[J";
    /** A line that is longer than the terminal is wide would take two, and the way back up would be too short. */
    private static final String CUT_LINES = "\u001B[?7l";

    private static final String WRAP_LINES = "\u001B[?7h";

    private final Log log;
    private final PrintStream out;
    private Supplier<List<String>> block = List::of;
    private int drawn;
    private @Nullable ScheduledExecutorService clock;

    LiveLog(Log log, PrintStream out) {
        this.log = log;
        this.out = out;
    }

    /**
     * The log with a block, or the log alone: in a batch build, in a pipe, where lines of other modules are printed
     * meanwhile, or where the terminal cannot draw.
     */
    public static Log of(Log log, MavenSession session) {
        boolean isAlone = session.getRequest().getDegreeOfConcurrency() <= 1;
        return log.isInfoEnabled() && isAlone && Terminal.draws(session) ? new LiveLog(log, System.out) : log;
    }

    /** Shows other lines from now on. They are asked for whenever they are drawn, by one thread at a time. */
    synchronized void show(Supplier<List<String>> lines) {
        block = lines;
        if (clock == null) {
            clock = Executors.newSingleThreadScheduledExecutor(LiveLog::thread);
            clock.scheduleWithFixedDelay(this::refresh, 1, 1, TimeUnit.SECONDS);
        }
        refresh();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "atmos-terminal");
        thread.setDaemon(true);
        return thread;
    }

    synchronized void refresh() {
        print(() -> {});
    }

    /** Takes the block away for good. */
    @Override
    public synchronized void close() {
        block = List::of;
        refresh();
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
        }
    }

    private synchronized void print(Runnable line) {
        erase();
        line.run();
        draw();
    }

    private void erase() {
        if (drawn > 0) {
            out.print("\u001B[" + drawn + "A\r" + ERASE_BELOW);
            out.flush();
            drawn = 0;
        }
    }

    private void draw() {
        List<String> lines = block.get();
        if (!lines.isEmpty()) {
            out.print(CUT_LINES + String.join("\n", lines) + "\n" + WRAP_LINES);
            out.flush();
            drawn = lines.size();
        }
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        print(() -> log.debug(content));
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        print(() -> log.debug(content, error));
    }

    @Override
    public void debug(Throwable error) {
        print(() -> log.debug(error));
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence content) {
        print(() -> log.info(content));
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        print(() -> log.info(content, error));
    }

    @Override
    public void info(Throwable error) {
        print(() -> log.info(error));
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence content) {
        print(() -> log.warn(content));
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        print(() -> log.warn(content, error));
    }

    @Override
    public void warn(Throwable error) {
        print(() -> log.warn(error));
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence content) {
        print(() -> log.error(content));
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        print(() -> log.error(content, error));
    }

    @Override
    public void error(Throwable error) {
        print(() -> log.error(error));
    }
}
