package io.github.atmosmaven.terraform.saved;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A stream that is copied as it is read, to its end even if the reader leaves off before. */
final class CopiedStream extends FilterInputStream {

    private static final int BUFFER = 64 * 1024;

    private final OutputStream copy;

    CopiedStream(InputStream stream, OutputStream copy) {
        super(stream);
        this.copy = copy;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            copy.write(next);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            copy.write(buffer, offset, count);
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

    /** Copies the rest. The stream itself belongs to whoever reads the program. */
    @Override
    public void close() throws IOException {
        try (copy) {
            transferTo(OutputStream.nullOutputStream());
        }
    }
}
