package io.github.atmosmaven.terraform.fetch;

import io.github.atmosmaven.http.Downloads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of a source, by their URLs. */
public interface SourceFiles {

    /**
     * Reads a file.
     *
     * @param longest length of a file that is still read, in bytes
     * @return false if there is none
     */
    boolean read(URI file, Downloads.Sink sink, long longest) throws IOException, InterruptedException;

    /** Text that lists what is in a directory, in whatever form; empty where the source does not tell. */
    Optional<String> listing(URI directory) throws IOException, InterruptedException;

    /** Files of a server. */
    record Remote(Downloads downloads) implements SourceFiles {

        private static final long LONGEST_LISTING = 8 * 1024 * 1024;

        @Override
        public boolean read(URI file, Downloads.Sink sink, long longest) throws IOException, InterruptedException {
            return downloads.fetch(file, sink, longest);
        }

        @Override
        public Optional<String> listing(URI directory) throws IOException, InterruptedException {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            return downloads.fetch(directory, () -> restarted(text), LONGEST_LISTING)
                    ? Optional.of(text.toString(java.nio.charset.StandardCharsets.UTF_8))
                    : Optional.empty();
        }
    }

    /** Files of this machine, or of one that it has mounted. */
    record Local() implements SourceFiles {

        @Override
        public boolean read(URI file, Downloads.Sink sink, long longest) throws IOException {
            Path path = Path.of(file);
            try (InputStream in = Files.newInputStream(path)) {
                if (Files.size(path) > longest) {
                    throw new IOException(path + " is longer than " + longest / (1024 * 1024) + " MB");
                }
                try (OutputStream out = sink.open()) {
                    in.transferTo(out);
                }
                return true;
            } catch (NoSuchFileException e) {
                if (!path.toString().equals(e.getFile())) {
                    throw e;
                }
                return false;
            }
        }

        @Override
        public Optional<String> listing(URI directory) throws IOException {
            Path path = Path.of(directory);
            if (!Files.isDirectory(path)) {
                return Optional.empty();
            }
            try (Stream<Path> children = Files.list(path)) {
                return Optional.of(children.map(child -> child.getFileName() + "/\n")
                        .sorted()
                        .collect(Collectors.joining()));
            }
        }
    }

    /** A stream for one more attempt to read a short file. */
    static OutputStream restarted(ByteArrayOutputStream text) {
        text.reset();
        return text;
    }
}
