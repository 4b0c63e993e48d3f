package io.github.atmosmaven.localaws;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Takes the framing of {@code aws-chunked} off a body. */
final class AwsChunks {

    private AwsChunks() {}

    static byte[] decode(Request request) {
        boolean chunked = request.header("x-amz-content-sha256", "").startsWith("STREAMING-")
                || request.header("Content-Encoding", "").contains("aws-chunked");
        return chunked ? decode(request.body()) : request.body();
    }

    private static byte[] decode(byte[] body) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(body.length);
        int at = 0;
        while (at < body.length) {
            int end = endOfLine(body, at);
            String header = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int size;
            try {
                size = Integer.parseInt(header.split(";")[0].strip(), 16);
            } catch (NumberFormatException e) {
                throw incomplete();
            }
            at = end + 2;
            if (size == 0) {
                // Trailers may follow, which only repeat what the content says.
                return content.toByteArray();
            }
            if (at + size > body.length) {
                throw incomplete();
            }
            content.write(body, at, size);
            at += size + 2;
        }
        throw incomplete();
    }

    private static int endOfLine(byte[] body, int from) {
        for (int i = from; i + 1 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n') {
                return i;
            }
        }
        throw incomplete();
    }

    private static AwsError incomplete() {
        return new AwsError(400, "IncompleteBody", "The request body terminated unexpectedly");
    }
}
