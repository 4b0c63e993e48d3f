package io.github.atmosmaven.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A stream that is copied as it is read, at once: what a program asks has no end of line. The copy is left open. */
public class CopiedStream extends FilterInputStream {

    private static final int BUFFER = 64 * 1024;

    private final OutputStream copy;

    public CopiedStream(InputStream stream, OutputStream copy) {
        super(stream);
        this.copy = copy;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            copy.write(next);
            copy.flush();
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            copy.write(buffer, offset, count);
            copy.flush();
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, BUFFER)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
