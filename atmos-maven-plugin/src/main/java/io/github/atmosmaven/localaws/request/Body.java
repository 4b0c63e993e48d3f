package io.github.atmosmaven.localaws.request;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request or an answer. A short one is in memory, any other is in a file, so that nothing that is sent here
 * fills the memory of the build (D50). A part of a file stays readable when its file is deleted.
 */
public final class Body implements AutoCloseable {

    public static final Body EMPTY = new Body(new byte[0], null, 0, 0);

    /** Maximum size in bytes of a body that is read as XML or as a form. */
    private static final int LONGEST_TEXT = 2 * 1024 * 1024;

    private static final int SHORT = 64 * 1024;
    private static final int STEP = 64 * 1024;

    private final byte[] text;
    private final @Nullable FileChannel channel;
    private final long from;
    private final long size;

    private Body(byte[] text, @Nullable FileChannel channel, long from, long size) {
        this.text = text;
        this.channel = channel;
        this.from = from;
        this.size = size;
    }

    public static Body of(byte[] text) {
        return new Body(text, null, 0, text.length);
    }

    /** A file as it is now. */
    public static Body of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new Body(new byte[0], channel, 0, channel.size());
    }

    /**
     * Reads all of a stream.
     *
     * @param directory directory for the file of a long body, kept until the body is closed
     */
    public static Body received(InputStream stream, Path directory) throws IOException {
        byte[] start = stream.readNBytes(SHORT);
        if (start.length < SHORT) {
            return of(start);
        }
        Files.createDirectories(directory);
        Path file = Files.createTempFile(directory, ".body-", "");
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            OutputStream out = Channels.newOutputStream(channel);
            out.write(start);
            stream.transferTo(out);
            return new Body(new byte[0], channel, 0, channel.size());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public long size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** A part of this body, which is closed with it. */
    public Body part(long start, long length) {
        return channel == null
                ? of(Arrays.copyOfRange(text, (int) start, (int) (start + length)))
                : new Body(text, channel, from + start, length);
    }

    /** All of it, for what has to be understood. */
    public byte[] bytes() {
        if (size > LONGEST_TEXT) {
            throw new AwsError(400, "MaxMessageLengthExceeded", "Your request was too big.");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream((int) size);
        try {
            transferTo(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }

    /** A stream that leaves the position of all others alone. */
    InputStream open() {
        return channel == null ? new ByteArrayInputStream(text) : new ChannelStream(channel, from, size);
    }

    public void transferTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            byte[] buffer = new byte[STEP];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    /** Reads a part of a channel by position. */
    private static final class ChannelStream extends InputStream {

        private final FileChannel channel;
        private final long end;
        private long at;

        ChannelStream(FileChannel channel, long from, long size) {
            this.channel = channel;
            this.at = from;
            this.end = from + size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (at >= end) {
                return -1;
            }
            int wanted = (int) Math.min(length, end - at);
            int count = channel.read(ByteBuffer.wrap(target, offset, wanted), at);
            at += Math.max(0, count);
            return count;
        }
    }
}
