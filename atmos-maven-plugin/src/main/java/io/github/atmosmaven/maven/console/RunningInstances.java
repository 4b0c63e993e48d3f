package io.github.atmosmaven.maven.console;

import io.github.atmosmaven.model.Instance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Instances that a tool runs for at this moment, as lines: what it does there and for how long. */
final class RunningInstances {

    /** More lines than that leave no room for anything else. */
    private static final int MOST = 10;

    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanos;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private int done;

    private record Running(String command, long since) {}

    /** @param nanos the time, in nanoseconds from any moment on */
    RunningInstances(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void begin(Instance instance, String command) {
        running.put(instance.displayName(), new Running(command, nanos.getAsLong()));
    }

    synchronized void end(Instance instance) {
        if (running.remove(instance.displayName()) != null) {
            done++;
        }
    }

    synchronized void clear() {
        running.clear();
    }

    /** A line for each, the longest running first, and one that counts them. */
    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (running.isEmpty()) {
            return lines;
        }
        running.forEach((name, each) -> {
            if (lines.size() < MOST) {
                lines.add("  " + name + ": " + each.command() + ", " + time(nanos.getAsLong() - each.since()));
            }
        });
        lines.add("  " + running.size() + " running, " + done + " done");
        return lines;
    }

    private static String time(long nanos) {
        long seconds = nanos / SECOND;
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
