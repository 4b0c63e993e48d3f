package io.github.atmosmaven.process;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Output of a program that is also shown, as it is, to whoever looks on: a question has no end of line. */
final class Echo extends FilterInputStream {

    private final OutputStream shown;

    Echo(InputStream output, OutputStream shown) {
        super(output);
        this.shown = shown;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            shown.write(next);
            shown.flush();
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            shown.write(buffer, offset, count);
            shown.flush();
        }
        return count;
    }
}
