package io.github.atmosmaven.workflow.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A file to which modules of a build and other builds append whole texts, one after the other. It is locked until closed. */
public final class SharedFile implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final FileChannel channel;
    private final long size;

    private SharedFile(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    /** Opens a file, which is created if it is not there, as soon as nobody else has it. */
    public static SharedFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        boolean isOpen = false;
        try {
            // A pipe has no size, and no locks.
            boolean isPlain = Files.isRegularFile(file);
            if (isPlain) {
                lock(channel);
            }
            SharedFile shared = new SharedFile(channel, isPlain ? channel.size() : 0);
            isOpen = true;
            return shared;
        } finally {
            if (!isOpen) {
                channel.close();
            }
        }
    }

    /** Waits for other processes, and for other threads of this one, to which the lock of a file is refused. */
    private static void lock(FileChannel channel) throws IOException {
        boolean isLocked = false;
        while (!isLocked) {
            try {
                channel.lock();
                isLocked = true;
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Number of bytes that the file had when it was opened. */
    public long size() {
        return size;
    }

    public void append(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
