package io.github.atmosmaven.terraform;

import io.github.atmosmaven.files.WriteFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes everything a tool prints to a file, and remembers the last of it for a summary. */
final class ToolLog implements Consumer<String>, AutoCloseable {

    private static final int REMEMBERED = 400;
    private static final int EXCERPT = 20;
    private static final String FRAME = "╷│╵ ";

    private final BufferedWriter writer;
    private final Path file;
    private final List<String> lines = new ArrayList<>();

    ToolLog(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }

    void command(CommandLine command) {
        lines.clear();
        write("$ " + command);
    }

    @Override
    public void accept(String line) {
        if (lines.size() == REMEMBERED) {
            lines.remove(0);
        }
        lines.add(line);
        write(line);
    }

    private void write(String line) {
        try {
            writer.write(line);
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }

    boolean holds(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    Optional<PlannedChanges> changes() {
        return PlannedChanges.in(lines);
    }

    /** The tool's own words about what went wrong, without the frame around them. */
    String error() {
        int start = -1;
        for (int i = 0; i < lines.size() && start < 0; i++) {
            start = unframed(lines.get(i)).startsWith("Error:") ? i : -1;
        }
        List<String> shown = start >= 0
                ? lines.subList(start, Math.min(lines.size(), start + EXCERPT))
                : lines.subList(Math.max(0, lines.size() - EXCERPT), lines.size());
        List<String> text = shown.stream()
                .map(ToolLog::unframed)
                .filter(line -> !line.isBlank())
                .toList();
        return text.isEmpty() ? "it printed nothing" : String.join("\n", text);
    }

    private static String unframed(String line) {
        int start = 0;
        while (start < line.length() && FRAME.indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        return line.substring(start);
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw WriteFailure.of(file, e);
        }
    }
}
