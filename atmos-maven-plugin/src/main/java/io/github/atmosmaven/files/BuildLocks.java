package io.github.atmosmaven.files;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Locks that keep two builds from working in one place at a time (D78). Each is a file below {@code .atmos}, where a
 * {@code mvn clean} of the other build does not remove it; the system gives it back when a process ends, however it
 * ends, so the file itself stays and means nothing.
 */
public final class BuildLocks {

    /**
     * The locks that this process has. A lock of the system is one of the whole process, and closing any channel of its
     * file gives it back: whoever waits within the process must not even open the file.
     */
    private static final Map<Path, Instant> HELD_HERE = new ConcurrentHashMap<>();

    /** Far behind what is written, since some systems let nobody read what is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration SILENCE = Duration.ofMillis(500);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final OwnTree tree;
    private final Path directory;
    private final boolean leavesNothing;
    private final Duration timeout;
    private final Consumer<String> notes;

    /**
     * @param home directory whose {@code .atmos} holds the locks
     * @param timeout after which a lock is given up
     * @param notes are told of a lock that is waited for
     */
    public BuildLocks(Path home, Duration timeout, Consumer<String> notes) {
        this(OwnTree.ofProject(home), absolute(home).resolve(".atmos").resolve("locks"), false, timeout, notes);
    }

    private BuildLocks(OwnTree tree, Path directory, boolean leavesNothing, Duration timeout, Consumer<String> notes) {
        this.tree = tree;
        this.directory = directory;
        this.leavesNothing = leavesNothing;
        this.timeout = timeout;
        this.notes = notes;
    }

    /**
     * Locks in a directory that builds of several projects share. Neither a lock that was given back nor an empty directory
     * stays there.
     */
    public static BuildLocks shared(Path directory, Duration timeout, Consumer<String> notes) {
        Path place = absolute(directory);
        Path parent = place.getParent();
        return new BuildLocks(OwnTree.below(parent == null ? place : parent), place, true, timeout, notes);
    }

    /** Shared locks in a directory, on the terms of these ones. */
    public BuildLocks sharedIn(Path shared) {
        return shared(shared, timeout, notes);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** A lock, until it is closed. */
    public static final class Held implements AutoCloseable {

        private final Path file;
        private final FileChannel channel;
        private final @Nullable Path emptied;

        private Held(Path file, FileChannel channel, @Nullable Path emptied) {
            this.file = file;
            this.channel = channel;
            this.emptied = emptied;
        }

        @Override
        public void close() {
            try (channel) {
                if (emptied != null) {
                    Files.deleteIfExists(file);
                    discard(emptied);
                }
            } catch (IOException e) {
                throw failure(file, e);
            } finally {
                HELD_HERE.remove(file);
            }
        }
    }

    /**
     * Waits for a lock. No thread may ask for one that it has.
     *
     * @param key key of the thing that is locked, and of no other
     * @param name name of that thing in messages
     * @throws AtmosException.EnvironmentFailure when another build has it for too long
     */
    public Held hold(String key, String name) throws InterruptedException {
        Path file = directory.resolve(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString());
        Wait wait = new Wait(name);
        while (HELD_HERE.putIfAbsent(file, Instant.now()) != null) {
            wait.pause(() -> holder(ProcessHandle.current().pid(), HELD_HERE.get(file)));
        }
        boolean held = false;
        try {
            Held lock = null;
            while (lock == null) {
                tree.make(directory);
                tree.holdsFile(file);
                lock = hold(file, wait);
            }
            held = true;
            return lock;
        } catch (IOException e) {
            throw failure(file, e);
        } finally {
            if (!held) {
                HELD_HERE.remove(file);
            }
        }
    }

    /** Returns null where the file was taken away meanwhile, by the build that had the lock. */
    private @Nullable Held hold(Path file, Wait wait) throws IOException, InterruptedException {
        Object identity = leavesNothing ? identity(file) : null;
        Optional<FileChannel> opened = open(file);
        if (opened.isEmpty()) {
            return null;
        }
        FileChannel channel = opened.get();
        boolean held = false;
        try {
            while (!isTaken(channel)) {
                wait.pause(() -> holder(channel));
            }
            String content =
                    ProcessHandle.current().pid() + " " + Instant.now().toEpochMilli() + " " + System.nanoTime();
            write(channel, content);
            held = !leavesNothing || isStill(file, identity, content);
            return held ? new Held(file, channel, leavesNothing ? directory : null) : null;
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    /** Identity of the file that is there, made if there is none; null where the system has no such thing. */
    private static @Nullable Object identity(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            // Another build made it, or took the directory away, which opening it tells.
        }
        return attributes(file).map(BasicFileAttributes::fileKey).orElse(null);
    }

    private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Optional<FileChannel> open(Path file) throws IOException {
        try {
            return Optional.of(
                    leavesNothing
                            ? FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
                            : FileChannel.open(
                                    file,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE));
        } catch (NoSuchFileException e) {
            if (leavesNothing) {
                // It was taken away meanwhile, with its directory perhaps.
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Returns true if a file that was opened is still the one of its name. The file is not opened for that, since closing it
     * would give the lock back, except where files have no identity: there a lock belongs to its channel.
     */
    private static boolean isStill(Path file, @Nullable Object identity, String content) throws IOException {
        Optional<BasicFileAttributes> now = attributes(file);
        if (now.isEmpty()) {
            return false;
        }
        Object key = now.get().fileKey();
        return key == null
                ? Files.readString(file).equals(content)
                : key.equals(identity) && now.get().size() == content.length();
    }

    private static void discard(Path directory) throws IOException {
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            // There is another lock in it.
            return;
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Another edition of this class in the same process.
            return false;
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Holder of a lock as its file names it. The file is written a moment after it is locked. */
    private static String holder(FileChannel channel) {
        try {
            ByteBuffer content = ByteBuffer.allocate(64);
            channel.read(content, 0);
            String[] words = new String(content.array(), 0, content.position(), StandardCharsets.UTF_8).split(" ");
            return holder(Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1])));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return "another process has it";
        }
    }

    private static String holder(long pid, @Nullable Instant since) {
        return "process " + pid
                + (since == null ? "" : " has had it since " + TIME.format(since.atZone(ZoneId.systemDefault())));
    }

    /** Names the holder, when it is asked. */
    private interface Holder {
        String name();
    }

    /** The patience of one caller. */
    private final class Wait {

        private final String name;
        private final long start = System.nanoTime();
        private boolean told;

        Wait(String name) {
            this.name = name;
        }

        void pause(Holder holder) throws InterruptedException {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(timeout) >= 0) {
                throw givenUp(holder.name());
            }
            if (!told && waited.compareTo(SILENCE) >= 0) {
                notes.accept("Waiting for " + name + ": " + holder.name());
                told = true;
            }
            Thread.sleep(PAUSE.toMillis());
        }

        private AtmosException givenUp(String holder) {
            return new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.LOCKED_BY_OTHER_BUILD,
                            null,
                            "another build works on " + name + " and has not come to an end: " + holder,
                            "wait for that build or end it, or give this one more time with -Datmos.lockTimeout"),
                    null);
        }
    }

    private static AtmosException failure(Path file, IOException cause) {
        return new AtmosException.EnvironmentFailure(
                Problem.error(
                        ProblemCode.CANNOT_WRITE,
                        null,
                        "cannot lock " + file + ": " + IoReason.of(cause),
                        "check the permissions of the directory, and that its file system has locks"),
                cause);
    }
}
