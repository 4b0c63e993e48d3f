package io.github.atmosmaven.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a program prints, always to its end: a program whose pipe is full or closed could not end in order. When a
 * listener fails the program is interrupted, the rest is passed over, and the failure is raised afterwards.
 */
final class ProgramOutput {

    private final Program program;
    private final Consumer<String> sink;
    private final List<Thread> readers = new ArrayList<>();
    private volatile @Nullable RuntimeException failure;
    private volatile long count;
    private volatile String last = "";

    ProgramOutput(Program program, Consumer<String> sink) {
        this.program = program;
        this.sink = sink;
    }

    /** Hands every line on as it comes. */
    void readLines(InputStream stream) {
        readLines(stream, begun -> {});
    }

    /** @param begun is told the beginning of a line whenever there is nothing to read behind it yet */
    void readLines(InputStream stream, Consumer<String> begun) {
        read(() -> {
            try {
                new OutputLines(this::accept, text -> guarded(() -> begun.accept(text))).readAll(stream);
            } catch (IOException e) {
                accept("(the output ended early: " + e.getMessage() + ")");
            }
        });
    }

    /** Hands a stream to a reader, and passes over what the reader leaves. */
    void readStream(InputStream stream, Consumer<InputStream> reader) {
        read(() -> {
            guarded(() -> reader.accept(stream));
            try (stream) {
                stream.transferTo(OutputStream.nullOutputStream());
            } catch (IOException closed) {
                // The program has ended, and with it all that is left to read.
                return;
            }
        });
    }

    private void read(Runnable work) {
        Thread reader = new Thread(work, "output of a program");
        reader.setDaemon(true);
        readers.add(reader);
        reader.start();
    }

    private synchronized void accept(String line) {
        count++;
        last = line;
        program.printed(line);
        if (failure == null) {
            guarded(() -> sink.accept(line));
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failure = e;
            program.interrupt();
        }
    }

    /** Waits until everything is read. What a program leaves running may hold its output open for ever. */
    void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (Thread reader : readers) {
            reader.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        }
    }

    /** Returns true if all output has been read. */
    boolean isRead() {
        return readers.stream().noneMatch(Thread::isAlive);
    }

    void raise() {
        RuntimeException known = failure;
        if (known != null) {
            throw known;
        }
    }

    long count() {
        return count;
    }

    String last() {
        return last;
    }
}
