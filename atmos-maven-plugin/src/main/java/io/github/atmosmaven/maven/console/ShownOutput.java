package io.github.atmosmaven.maven.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Standard output with what tools print, which may leave off in the middle of a line. */
final class ShownOutput extends OutputStream {

    private final PrintStream output;
    private boolean inLine;

    ShownOutput(PrintStream output) {
        this.output = output;
    }

    @Override
    public synchronized void write(int next) {
        output.write(next);
        inLine = next != '\n';
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        output.write(bytes, offset, length);
        inLine = length > 0 ? bytes[offset + length - 1] != '\n' : inLine;
    }

    @Override
    public void flush() throws IOException {
        output.flush();
    }

    /** Ends a line that is left open, before one of another origin follows. */
    synchronized void endLine() {
        if (inLine) {
            output.println();
            inLine = false;
        }
    }
}
