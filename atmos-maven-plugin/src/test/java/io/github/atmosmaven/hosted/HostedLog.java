package io.github.atmosmaven.hosted;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A log that is read while it is written. It lies between two control characters. */
final class HostedLog {

    private static final int START = 2;
    private static final int END = 3;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    HostedLog() {
        bytes.write(START);
    }

    synchronized void line(String text) {
        bytes.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    synchronized void end() {
        bytes.write(END);
    }

    synchronized byte[] read(int from, int most) {
        byte[] all = bytes.toByteArray();
        return from >= all.length ? new byte[0] : Arrays.copyOfRange(all, from, Math.min(all.length, from + most));
    }
}
