package io.github.atmosmaven.localaws.s3;

import io.github.atmosmaven.localaws.request.Body;
import io.github.atmosmaven.localaws.request.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The versions of the objects of one bucket. Each key has a folder, each version a file with its content and one that
 * describes it; the description is written last, so that a version is there as a whole or not at all.
 */
public final class VersionStore {

    private static final String DESCRIPTION = ".version";
    private static final int LONGEST_NAME = 200;
    /** Windows takes such names for devices. */
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com\\d|lpt\\d");

    private final Path directory;

    public VersionStore(Path directory) {
        this.directory = directory;
    }

    /** Versions of a key, the latest first. */
    List<ObjectVersion> versions(String key) {
        return read(folder(key));
    }

    Optional<ObjectVersion> latest(String key) {
        return versions(key).stream().findFirst();
    }

    /** All versions of all keys, by key, the latest first. */
    List<ObjectVersion> all() {
        List<ObjectVersion> all = new ArrayList<>();
        for (Path folder : Buckets.children(directory)) {
            all.addAll(read(folder));
        }
        all.sort(Comparator.comparing(
                        (ObjectVersion version) -> version.key().getBytes(StandardCharsets.UTF_8),
                        java.util.Arrays::compareUnsigned)
                .thenComparing(ObjectVersion::file, Comparator.reverseOrder()));
        return all;
    }

    private static List<ObjectVersion> read(Path folder) {
        List<ObjectVersion> versions = new ArrayList<>();
        for (Path file : Buckets.children(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(DESCRIPTION)) {
                String content = name.substring(0, name.length() - DESCRIPTION.length());
                Buckets.read(file).ifPresent(text -> versions.add(ObjectVersion.read(content, text)));
            }
        }
        versions.sort(Comparator.comparing(ObjectVersion::file).reversed());
        return versions;
    }

    /** A name for the file of a new version that comes after all others of the key. */
    String nextFile(String key) {
        long last = versions(key).stream()
                .mapToLong(version -> Long.parseLong(version.file()))
                .max()
                .orElse(0);
        return String.format("%012d", last + 1);
    }

    public void add(ObjectVersion version, Body content) {
        Path folder = folder(version.key());
        if (!version.deleteMarker()) {
            Buckets.write(folder.resolve(version.file()), content);
        }
        Buckets.write(folder.resolve(version.file() + DESCRIPTION), version.describe());
    }

    /** To be closed; it stays readable when the version is removed. */
    Body content(ObjectVersion version) {
        Path file = folder(version.key()).resolve(version.file());
        try {
            return Files.exists(file) ? Body.of(file) : Body.EMPTY;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(ObjectVersion version) {
        Path folder = folder(version.key());
        try {
            Files.deleteIfExists(folder.resolve(version.file() + DESCRIPTION));
            Files.deleteIfExists(folder.resolve(version.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isEmpty() {
        return all().isEmpty();
    }

    private Path folder(String key) {
        StringBuilder name = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            // Capitals are encoded as well: file systems may not tell them from small letters, and S3 does.
            boolean plain = b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-' || b == '_';
            name.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        String plain = DEVICE.matcher(name).matches() ? name.insert(0, "~").toString() : name.toString();
        return directory.resolve(
                plain.length() <= LONGEST_NAME
                        ? plain
                        : plain.substring(0, LONGEST_NAME) + "~" + Hashes.md5(key.getBytes(StandardCharsets.UTF_8)));
    }
}
