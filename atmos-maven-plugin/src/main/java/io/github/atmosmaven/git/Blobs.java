package io.github.atmosmaven.git;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Contents of files by the names of their objects, all of them read by one command. */
final class Blobs {

    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private final Git git;
    private final Path directory;

    /** @param directory temporary directory for the names of the objects */
    Blobs(Git git, Path directory) {
        this.git = git;
        this.directory = directory;
    }

    /** Receives the content of each object once. */
    interface Sink {
        void take(String id, byte[] content) throws IOException;
    }

    void read(Collection<String> ids, Sink sink) throws IOException {
        if (ids.isEmpty()) {
            return;
        }
        Path names = Files.createTempFile(directory, "objects", "");
        List<String> missing = new ArrayList<>();
        try {
            Files.write(names, ids);
            git.feed(
                    names,
                    output -> {
                        try {
                            readAll(output, ids.size(), sink, missing);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    "cat-file",
                    "--batch");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            Files.deleteIfExists(names);
        }
        if (!missing.isEmpty()) {
            throw Git.unusable(
                    "the repository lacks the content of " + missing.get(0)
                            + (missing.size() == 1 ? "" : " and of " + (missing.size() - 1) + " more files"),
                    "fetch it, or look with 'git fsck' for what is broken",
                    null);
        }
    }

    private static void readAll(InputStream output, int count, Sink sink, List<String> missing) throws IOException {
        for (int i = 0; i < count; i++) {
            // The name of the object, its type and its size, or the name and what is wrong.
            String[] words = line(output).split(" ");
            if (words.length < 3) {
                missing.add(words[0]);
                continue;
            }
            long size = Long.parseLong(words[2]);
            if (size > MOST_BYTES) {
                throw new IOException("a file of " + size + " bytes is too large");
            }
            byte[] content = output.readNBytes((int) size);
            if (content.length < size || output.read() != '\n') {
                throw new EOFException("git ended early");
            }
            sink.take(words[0], content);
        }
    }

    private static String line(InputStream output) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = output.read(); next != '\n'; next = output.read()) {
            if (next < 0) {
                throw new EOFException("git ended early");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
