package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModule;
import io.github.atmosmaven.terraform.tool.PluginCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Turns of {@code init} in a whole build, all its modules and goals. Tools that share a plugin cache go one at a time,
 * since they write into it without regard for each other (D65); those that share none, or take only what is known to be in
 * the cache of the project, need not wait. A lock keeps other builds away for as long.
 *
 * <p>Without a lock file a tool installs each provider anew, into the cache, where other tools of the build read or even
 * run the earlier copy. So the lock file that came out for the first instance of a root module serves the others: with its
 * checksums they take what is in the cache. Another root module has none to be served; it is let take what is there, now
 * that a tool of this build has been through the cache.
 *
 * @param turns the locks of the build, by plugin cache and by lock file
 * @param lockFiles lock files that came out so far in the build
 */
public record InitTurns(ConcurrentMap<String, ReentrantLock> turns, ConcurrentMap<String, byte[]> lockFiles) {

    private static final String TAKES_CACHED = "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE";

    /** For a build that has one run of a tool. */
    public InitTurns() {
        this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    /**
     * Somebody who wants a turn.
     *
     * @param isLocked true if there is a lock file that has to stay, and lacks no checksums
     * @param repository directory that the files of the module are relative to
     */
    record Candidate(RootModule module, ToolRun tool, boolean isLocked, Path repository, ProviderSettings settings) {}

    /** Lets a tool go at once if it only takes what is known to be in the cache of the project; empty if it may not. */
    Optional<Turn> without(Candidate who) throws IOException {
        PluginCache cache = PluginCache.of(who.tool().environment(), who.tool().directory());
        if (cache == null) {
            return Optional.of(new Turn(who, who.tool(), null, null, null));
        }
        if (!isOwn(cache, who) || who.settings().updatesLockFiles()) {
            return Optional.empty();
        }
        byte[] served = who.isLocked() ? null : lockFiles.get(key(cache, who));
        if (served != null) {
            new AtomicFiles()
                    .writeIfChanged(
                            who.tool().directory().resolve(WorkingDirectories.LOCK_FILE),
                            served,
                            AtomicFiles.Access.DEFAULT);
        }
        boolean suffice =
                new KnownProviders(who.settings().cache()).suffice(who.module(), who.repository(), who.tool());
        return suffice ? Optional.of(new Turn(who, who.tool(), null, null, null)) : Optional.empty();
    }

    /** Waits for the turn of a tool. */
    Turn take(Candidate who) throws IOException, InterruptedException {
        PluginCache cache = PluginCache.of(who.tool().environment(), who.tool().directory());
        if (cache == null) {
            return new Turn(who, who.tool(), null, null, null);
        }
        ReentrantLock turn = turns.computeIfAbsent(cache.place(), place -> new ReentrantLock());
        turn.lockInterruptibly();
        boolean taken = false;
        try {
            BuildLocks.Held lock = lock(cache, who);
            ToolRun tool = who.isLocked() ? who.tool() : unlocked(who.tool(), place(cache), key(cache, who));
            Turn mine = new Turn(who, tool, key(cache, who), turn, lock);
            taken = true;
            return mine;
        } finally {
            if (!taken) {
                turn.unlock();
            }
        }
    }

    /** Keeps other builds away: of the project, and of all projects where the cache is shared by them. */
    private static BuildLocks.@Nullable Held lock(PluginCache cache, Candidate who) throws InterruptedException {
        String name = "the plugin cache " + cache.place();
        if (isOwn(cache, who)) {
            return who.settings().locks().hold("plugin cache", name);
        }
        try {
            Path shared = Path.of(cache.place());
            return Files.isDirectory(shared) && Files.isWritable(shared)
                    ? who.settings()
                            .locks()
                            .sharedIn(shared.resolve(".atmos-locks"))
                            .hold("plugin cache", name)
                    : null;
        } catch (InvalidPathException e) {
            // The tool says so.
            return null;
        }
    }

    private static boolean isOwn(PluginCache cache, Candidate who) {
        return cache.place().equals(who.settings().cache().toString());
    }

    private static String place(PluginCache cache) {
        return cache.place() + '\n' + cache.configuration() + '\n';
    }

    private static String key(PluginCache cache, Candidate who) {
        return place(cache) + who.module().directory() + '\n' + who.tool().binary();
    }

    private ToolRun unlocked(ToolRun tool, String place, String key) throws IOException {
        Path lockFile = tool.directory().resolve(WorkingDirectories.LOCK_FILE);
        byte[] served = lockFiles.get(key);
        if (served != null) {
            new AtomicFiles().writeIfChanged(lockFile, served, AtomicFiles.Access.DEFAULT);
            return tool;
        }
        boolean isFilled = lockFiles.keySet().stream().anyMatch(other -> other.startsWith(place));
        boolean isChecked =
                Files.exists(lockFile) && LockedProviders.of(lockFile).isComplete();
        return isFilled && !isChecked ? tool.withDefault(TAKES_CACHED, "1") : tool;
    }

    /** The turn of one tool, until it is closed. */
    final class Turn implements AutoCloseable {

        private final Candidate who;
        private final ToolRun tool;
        private final @Nullable String key;
        private final @Nullable ReentrantLock turn;
        private final BuildLocks.@Nullable Held lock;

        private Turn(
                Candidate who,
                ToolRun tool,
                @Nullable String key,
                @Nullable ReentrantLock turn,
                BuildLocks.@Nullable Held lock) {
            this.who = who;
            this.tool = tool;
            this.key = key;
            this.turn = turn;
            this.lock = lock;
        }

        /** The tool as it is to be run in this turn. */
        ToolRun tool() {
            return tool;
        }

        /** To be called when {@code init} has succeeded. */
        void keepLockFile() throws IOException {
            Path lockFile = tool.directory().resolve(WorkingDirectories.LOCK_FILE);
            if (key == null) {
                return;
            }
            if (Files.isRegularFile(lockFile)) {
                lockFiles.put(key, Files.readAllBytes(lockFile));
            }
            Path cache = who.settings().cache();
            if (key.startsWith(cache.toString() + '\n')) {
                new KnownProviders(cache).remember(who.module(), who.repository(), tool);
            }
        }

        @Override
        public void close() {
            try {
                if (lock != null) {
                    lock.close();
                }
            } finally {
                if (turn != null) {
                    turn.unlock();
                }
            }
        }
    }
}
