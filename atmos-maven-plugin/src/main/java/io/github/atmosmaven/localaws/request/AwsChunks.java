package io.github.atmosmaven.localaws.request;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Takes the framing of {@code aws-chunked} off a body. */
public final class AwsChunks extends InputStream {

    private static final int LONGEST_HEADER = 4096;

    private final InputStream framed;
    private int left;
    private boolean ended;
    private boolean started;

    private AwsChunks(InputStream framed) {
        this.framed = framed;
    }

    /**
     * The content of a request, without framing.
     *
     * @param directory directory for the file of a long content
     */
    public static Body decode(Request request, Path directory) {
        boolean chunked = request.header("x-amz-content-sha256", "").startsWith("STREAMING-")
                || request.header("Content-Encoding", "").contains("aws-chunked");
        if (!chunked) {
            return request.body();
        }
        try (InputStream framed = new BufferedInputStream(request.body().open())) {
            return Body.received(new AwsChunks(framed), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = framed.read(target, offset, Math.min(length, left));
        if (count < 0) {
            throw incomplete();
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (started && (framed.read() != '\r' || framed.read() != '\n')) {
            throw incomplete();
        }
        started = true;
        try {
            left = Integer.parseInt(header().split(";")[0].strip(), 16);
        } catch (NumberFormatException e) {
            throw incomplete();
        }
        // Trailers may follow the end, which only repeat what the content says.
        ended = left == 0;
        if (left < 0) {
            throw incomplete();
        }
    }

    private String header() throws IOException {
        byte[] line = new byte[LONGEST_HEADER];
        for (int length = 0; length < line.length; length++) {
            int next = framed.read();
            if (next == '\r') {
                if (framed.read() != '\n') {
                    throw incomplete();
                }
                return new String(line, 0, length, StandardCharsets.US_ASCII);
            }
            if (next < 0) {
                throw incomplete();
            }
            line[length] = (byte) next;
        }
        throw incomplete();
    }

    private static AwsError incomplete() {
        return new AwsError(400, "IncompleteBody", "The request body terminated unexpectedly");
    }
}
