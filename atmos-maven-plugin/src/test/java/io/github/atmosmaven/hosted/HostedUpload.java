package io.github.atmosmaven.hosted;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A configuration as it was uploaded: a packed archive. */
public final class HostedUpload {

    private static final int BLOCK = 512;

    final String id;
    final HostedWorkspace workspace;
    final boolean isSpeculative;
    volatile byte[] archive = new byte[0];

    HostedUpload(String id, HostedWorkspace workspace, boolean isSpeculative) {
        this.id = id;
        this.workspace = workspace;
        this.isSpeculative = isSpeculative;
    }

    public HostedWorkspace workspace() {
        return workspace;
    }

    /** Contents of the files by path. */
    public Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        contents().forEach((name, content) -> files.put(name, new String(content, StandardCharsets.UTF_8)));
        return files;
    }

    private Map<String, byte[]> contents() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream tar = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            String longName = "";
            for (byte[] head = tar.readNBytes(BLOCK);
                    head.length == BLOCK && head[0] != 0;
                    head = tar.readNBytes(BLOCK)) {
                byte[] content = tar.readNBytes(Integer.parseInt(text(head, 124, 12), 8));
                tar.skipNBytes((BLOCK - content.length % BLOCK) % BLOCK);
                String prefix = text(head, 345, 155);
                String name =
                        longName.isEmpty() ? (prefix.isEmpty() ? "" : prefix + "/") + text(head, 0, 100) : longName;
                longName = "";
                switch (head[156]) {
                    case '0', 0 -> files.put(name, content);
                    case 'x' -> longName = path(new String(content, StandardCharsets.UTF_8));
                    default -> {
                        // Directories come into being with their files.
                    }
                }
            }
        }
        return files;
    }

    /** The line {@code 27 path=…} of an extended header. */
    private static String path(String header) {
        return header.lines()
                .filter(line -> line.contains(" path="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElse("");
    }

    private static String text(byte[] head, int from, int length) {
        int end = from;
        while (end < from + length && head[end] != 0 && head[end] != ' ') {
            end++;
        }
        return new String(head, from, end - from, StandardCharsets.UTF_8);
    }

    void unpack(Path directory) throws IOException {
        for (Map.Entry<String, byte[]> file : contents().entrySet()) {
            Path place = directory.resolve(file.getKey()).normalize();
            if (!place.startsWith(directory)) {
                throw new IOException("leaves the directory: " + file.getKey());
            }
            Files.createDirectories(place.getParent());
            Files.write(place, file.getValue());
        }
    }

    Map<String, Object> document(String storage) {
        return HostedDocuments.document(
                "configuration-versions",
                id,
                Map.of(
                        "status",
                        archive.length == 0 ? "pending" : "uploaded",
                        "upload-url",
                        storage + "uploads/" + id,
                        "speculative",
                        isSpeculative));
    }
}
