package io.github.atmosmaven.localaws.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is read before it is known whose it is, and that may therefore be short only. */
public final class ShortStream extends FilterInputStream {

    private static final long LONGEST = 1024 * 1024;

    private long left = LONGEST;

    public ShortStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new AwsError(403, "AccessDenied", "A request without x-amz-content-sha256 may be short only");
        }
    }
}
