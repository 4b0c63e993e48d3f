package io.github.atmosmaven.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Cuts what a program prints into lines without colours. A line without end comes in pieces, so memory is bounded. */
final class OutputLines {

    static final int LONGEST = 64 * 1024;
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");
    private static final int BUFFER = 8192;

    private final Consumer<String> sink;
    private final Consumer<String> begun;
    private final StringBuilder line = new StringBuilder();

    /** @param begun is told the beginning of a line whenever there is nothing to read behind it yet */
    OutputLines(Consumer<String> sink, Consumer<String> begun) {
        this.sink = sink;
        this.begun = begun;
    }

    void readAll(InputStream output) throws IOException {
        try (Reader reader = new InputStreamReader(output, StandardCharsets.UTF_8)) {
            char[] buffer = new char[BUFFER];
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    take(buffer[i]);
                }
                if (line.length() > 0) {
                    begun.accept(line.toString());
                }
            }
        }
        if (line.length() > 0) {
            emit();
        }
    }

    private void take(char c) {
        if (c == '\n') {
            emit();
            return;
        }
        line.append(c);
        if (line.length() == LONGEST) {
            emit();
        }
    }

    private void emit() {
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\r') {
            line.setLength(end - 1);
        }
        String text = line.toString();
        line.setLength(0);
        sink.accept(text.indexOf('\u001B') < 0 ? text : COLOURS.matcher(text).replaceAll(""));
    }
}
