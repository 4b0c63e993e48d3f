package io.github.atmosmaven.localaws.s3;

import io.github.atmosmaven.localaws.request.Body;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The buckets, each in a directory: {@code owner} with account, region and date, {@code settings/<name>} with the sub-resources
 * as they were sent, {@code objects} with the objects. What reads and then writes holds the lock of its bucket, which
 * other processes on the same data respect as well.
 */
public final class Buckets {

    private static final String OWNER = "owner";
    private static final long RETRY_NANOS = 2_000_000;
    private static final AtomicLong COUNTER = new AtomicLong();

    private final Path directory;
    private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    public Buckets(Path dataDirectory) {
        this.directory = dataDirectory.resolve("s3");
    }

    /** A bucket with its owner, its region and the time of its creation. */
    public record Bucket(String name, String account, String region, Instant created) {}

    public <T> T locked(String bucket, Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(bucket, name -> new ReentrantLock());
        lock.lock();
        try {
            Path locksFolder = Files.createDirectories(directory.resolve(".locks"));
            try (FileChannel channel = FileChannel.open(
                            locksFolder.resolve(BucketName.folder(bucket)),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock held = lock(channel)) {
                if (!held.isValid()) {
                    throw new IOException("lost the lock of " + bucket);
                }
                return work.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for other processes, and for other endpoints of this process, whose locks Java does not wait for. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException heldInThisProcess) {
                LockSupport.parkNanos(RETRY_NANOS);
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while waiting for a bucket");
                }
            }
        }
    }

    /** Directory that keeps request bodies as long as they are read. */
    public Path incoming() {
        return directory.resolve(".incoming");
    }

    Optional<Bucket> find(String name) {
        return read(folder(name).resolve(OWNER)).map(text -> {
            String[] lines = new String(text, StandardCharsets.UTF_8).split("\n");
            return new Bucket(name, lines[0], lines[1], lines.length > 2 ? Instant.parse(lines[2]) : Instant.EPOCH);
        });
    }

    List<Bucket> ofAccount(String account) {
        List<Bucket> buckets = new ArrayList<>();
        for (Path folder : children(directory)) {
            Optional.of(BucketName.ofFolder(folder.getFileName().toString()))
                    .filter(name -> !name.isEmpty())
                    .flatMap(this::find)
                    .filter(bucket -> bucket.account().equals(account))
                    .ifPresent(buckets::add);
        }
        buckets.sort(Comparator.comparing(Bucket::name));
        return buckets;
    }

    /** The owner is written last, so that a bucket is there as a whole or not at all. */
    public void create(Bucket bucket, Runnable settings) {
        delete(folder(bucket.name()));
        settings.run();
        write(
                folder(bucket.name()).resolve(OWNER),
                (bucket.account() + "\n" + bucket.region() + "\n" + bucket.created() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    void remove(String bucket) {
        try {
            Files.deleteIfExists(folder(bucket).resolve(OWNER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        delete(folder(bucket));
    }

    public Path objects(String bucket) {
        return folder(bucket).resolve("objects");
    }

    /** The folder of an upload that comes in parts. */
    Path upload(String bucket, String id) {
        return folder(bucket).resolve("uploads").resolve(id);
    }

    Optional<byte[]> setting(String bucket, String name) {
        return read(setting(bucket).resolve(name));
    }

    public void putSetting(String bucket, String name, byte[] content) {
        write(setting(bucket).resolve(name), content);
    }

    void removeSetting(String bucket, String name) {
        try {
            Files.deleteIfExists(setting(bucket).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path setting(String bucket) {
        return folder(bucket).resolve("settings");
    }

    private Path folder(String bucket) {
        return directory.resolve(BucketName.folder(bucket));
    }

    static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, byte[] content) {
        write(file, Body.of(content));
    }

    /** Writes a file as a whole or not at all, even if the process is killed. */
    static void write(Path file, Body content) {
        try {
            Files.createDirectories(file.getParent());
            Path temporary =
                    file.resolveSibling(".tmp-" + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet());
            try (OutputStream out = Files.newOutputStream(temporary)) {
                content.transferTo(out);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
