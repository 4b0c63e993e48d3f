package io.github.atmosmaven.hosted;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Output without some texts, which may arrive in pieces. What may be the beginning of one is held back until more comes or
 * the output ends. Closing it leaves the output behind it open.
 */
final class HidingOutput extends OutputStream {

    private final OutputStream output;
    private final List<byte[]> hidden = new ArrayList<>();
    private final byte[] instead;
    private final ByteArrayOutputStream ready = new ByteArrayOutputStream();
    private final byte[] held;
    private int count;

    HidingOutput(OutputStream output, Collection<String> texts, String instead) {
        this.output = output;
        int longest = 0;
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            hidden.add(bytes);
            longest = Math.max(longest, bytes.length);
        }
        this.held = new byte[longest];
        this.instead = instead.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int value) throws IOException {
        add((byte) value);
        ready.writeTo(output);
        ready.reset();
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            add(bytes[i]);
        }
        ready.writeTo(output);
        ready.reset();
    }

    private void add(byte value) {
        held[count++] = value;
        while (count > 0) {
            boolean isBeginning = false;
            for (byte[] text : hidden) {
                if (begins(text)) {
                    isBeginning = true;
                    if (text.length == count) {
                        ready.writeBytes(instead);
                        count = 0;
                        return;
                    }
                }
            }
            if (isBeginning) {
                return;
            }
            ready.write(held[0]);
            System.arraycopy(held, 1, held, 0, --count);
        }
    }

    private boolean begins(byte[] text) {
        for (int i = 0; i < count; i++) {
            if (i >= text.length || text[i] != held[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void flush() throws IOException {
        output.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        output.write(held, 0, count);
        count = 0;
        output.flush();
    }
}
