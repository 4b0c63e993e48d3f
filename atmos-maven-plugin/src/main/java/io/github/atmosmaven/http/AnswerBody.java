package io.github.atmosmaven.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of an answer, up to a length. An end that comes too early is a failure. */
public final class AnswerBody extends InputStream {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int UNTIL_CLOSED = -1;
    private static final int HEXADECIMAL = 16;

    private final InputStream in;
    private final boolean isChunked;
    private final long longest;
    private long left;
    private long total;
    private boolean isFirstChunk = true;

    private AnswerBody(InputStream in, boolean isChunked, long left, long longest) {
        this.in = in;
        this.longest = longest;
        this.isChunked = isChunked;
        this.left = left;
    }

    /**
     * @param method of the request; an answer to {@code HEAD} has no body whatever its headers say
     * @param longest length of a body that is still read; a longer one is a failure
     */
    public static InputStream of(AnswerHead head, String method, InputStream in, long longest) throws IOException {
        if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return InputStream.nullInputStream();
        }
        String coding = head.header("Transfer-Encoding");
        if (coding != null && coding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
            return new AnswerBody(in, true, 0, longest);
        }
        return new AnswerBody(in, false, length(head.header("Content-Length")), longest);
    }

    private static long length(@Nullable String header) throws IOException {
        if (header == null) {
            return UNTIL_CLOSED;
        }
        if (!header.matches("\\d{1,18}")) {
            throw new ForeignAnswer("the answer has a Content-Length of " + ForeignAnswer.quoted(header));
        }
        return Long.parseLong(header);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (isChunked && left == 0) {
            left = nextChunk();
            if (left == 0) {
                left = Long.MIN_VALUE;
            }
        }
        if (left == 0 || left == Long.MIN_VALUE) {
            return -1;
        }
        int read = in.read(buffer, offset, left < 0 ? count : (int) Math.min(count, left));
        if (read < 0) {
            if (left == UNTIL_CLOSED) {
                return -1;
            }
            throw new EOFException("the connection was closed in the middle of the answer");
        }
        left -= left < 0 ? 0 : read;
        total += read;
        if (total > longest) {
            throw new ForeignAnswer("the answer is longer than " + longest / MEGABYTE + " MB");
        }
        return read;
    }

    private long nextChunk() throws IOException {
        if (!isFirstChunk) {
            line();
        }
        isFirstChunk = false;
        String line = line();
        String size = line.replaceFirst("\\s*;.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,8}")) {
            throw new ForeignAnswer("the answer is not chunked as it says: " + ForeignAnswer.quoted(line));
        }
        return Long.parseLong(size, HEXADECIMAL);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection was closed in the middle of the answer");
            }
            if (line.length() > 1024) {
                throw new ForeignAnswer("the answer is not chunked as it says");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
